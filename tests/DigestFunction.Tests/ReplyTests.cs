using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Tests;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class ReplyTests
{
    private static readonly byte[] Digest = SHA256.HashData("any"u8);

    [Fact]
    public static void The_answer_is_a_JSON_string_that_holds_compact_JSON()
    {
        var reply = new RedshiftReply();
        reply.AddDigest(Digest);
        reply.AddNull();
        using var answer = reply.ToStream();
        using var reader = new StreamReader(answer);

        Assert.Equal(
            $$"""
            "{\"success\":true,\"num_records\":2,\"results\":[\"{{Convert.ToHexStringLower(Digest)}}\",null]}"
            """,
            reader.ReadToEnd());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("\"quoted\", 'too', \\ and / and {braces}")]
    [InlineData("Söhne 😀 \u2028 <b>&amp;")]
    [InlineData("two\r\nlines\t\0")]
    public static void An_error_message_survives_both_encodings(string message)
    {
        using var answer = RedshiftReply.Failure(message);

        DigestLambda.AssertFailure(message, DigestLambda.Inside(answer));
    }

    [Fact]
    public static void As_many_rows_as_the_warehouse_may_send_fit_into_Lambdas_limit()
    {
        using var answer = Filled().ToStream();

        Assert.InRange(answer.Length, 5_990_000, 6_000_000);
        Assert.Equal(BatchLimits.MaxRows, DigestLambda.Results(DigestLambda.Inside(answer)).Count);
    }

    [Fact]
    public static void The_longest_answer_that_is_not_refused_is_within_the_limit_as_a_whole()
    {
        var reply = Filled();
        var longest = 0L;
        void FillUp()
        {
            for (; ; reply.AddDigest(Digest))
            {
                using var answer = reply.ToStream();
                longest = answer.Length;
            }
        }

        Assert.Equal(
            $"The answer to this batch would exceed Lambda's 6 MB; create the external function with MAX_BATCH_ROWS {BatchLimits.MaxRows} or less.",
            Assert.Throws<InvalidBatchException>(FillUp).Message);
        Assert.InRange(longest, 5_990_000, 6_000_000);
    }

    [Fact]
    public static async Task A_batch_of_too_many_short_rows_fails_the_query_and_names_the_setting()
    {
        using var lambda = new DigestLambda();
        var rows = string.Join(',', Enumerable.Repeat("\"a\"", 100_000));

        DigestLambda.AssertFailure(
            "The answer to this batch would exceed Lambda's 6 MB; create the external function with MAX_BATCH_ROWS 86942 or less.",
            await lambda.AnswerAsync($"{{\"arguments\":[{rows}]}}"));
    }

    [Fact]
    public static async Task The_largest_batch_is_answered_row_by_row()
    {
        using var lambda = new DigestLambda();
        var rows = Enumerable.Range(0, BatchLimits.MaxRows).ToArray();
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"arguments\":[{string.Join(',', rows.Select(row => $"\"{row}\""))}]}}"));
        using var answer = await lambda.InvokeAsync(payload);

        Assert.True(answer.Length < 6_000_000, $"{answer.Length} bytes");
        using var key = SigningKey.FromText(SampleEvents.Key);
        var digester = new Digester(key);
        Assert.Equal(
            rows.Select(row => digester.Compute(MessageOf(row)).ToHex()),
            DigestLambda.Results(DigestLambda.Inside(answer)));
    }

    /// <summary>With as many digests as the warehouse may ask for at once.</summary>
    private static RedshiftReply Filled()
    {
        var reply = new RedshiftReply();
        for (var i = 0; i < BatchLimits.MaxRows; i++)
        {
            reply.AddDigest(Digest);
        }

        return reply;
    }

    private static RowMessage MessageOf(int row)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{row}\""));
        reader.Read();
        var message = new RowMessage();
        message.Read(ref reader);
        return message;
    }
}
