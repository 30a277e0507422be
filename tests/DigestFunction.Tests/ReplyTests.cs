using System.Security.Cryptography;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class ReplyTests
{
    private static readonly byte[] First = SHA256.HashData("first"u8);
    private static readonly byte[] Second = SHA256.HashData("second"u8);

    [Fact]
    public static void The_answer_is_a_JSON_string_that_contains_compact_JSON()
    {
        using var reply = new RedshiftReply(100);
        reply.TryAddDigest();
        reply.TryAddNull();
        reply.TryAddDigest();
        reply.Fill([.. First, .. Second]);

        var (first, second) = (Convert.ToHexStringLower(First), Convert.ToHexStringLower(Second));
        Assert.Equal(
            $$"""
            "{\"success\":true,\"num_records\":3,\"results\":[\"{{first}}\",null,\"{{second}}\"]}"
            """,
            Text(reply));
    }

    [Fact]
    public static void A_reply_grows_and_keeps_its_rows()
    {
        using var reply = new RedshiftReply(1);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(reply.TryAddDigest());
            reply.Fill(i % 2 == 0 ? First : Second);
        }

        var expected = Enumerable.Range(0, 1_000).Select(i => $"\\\"{Convert.ToHexStringLower(i % 2 == 0 ? First : Second)}\\\"");
        Assert.EndsWith($"[{string.Join(',', expected)}]}}\"", Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_reply_may_end_at_any_byte_of_its_buffer() => Assert.All(Enumerable.Range(1, 1_000), rows =>
    {
        using var reply = new RedshiftReply(1);
        AddNulls(reply, rows);

        Assert.EndsWith($"[{string.Join(',', Enumerable.Repeat("null", rows))}]}}\"", Text(reply), StringComparison.Ordinal);
    });

    [Fact]
    public static void Digests_that_are_more_or_fewer_than_the_places_are_not_written()
    {
        using var reply = new RedshiftReply(100);
        reply.TryAddDigest();

        Assert.Throws<InvalidOperationException>(() => reply.Fill([]));
        Assert.Throws<InvalidOperationException>(() => reply.Fill([.. First, .. Second]));
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
    public static void The_longest_answer_is_within_Lambdas_limit_and_no_row_more_is_accepted()
    {
        const int room = BatchLimits.MaxRowsBytes - (BatchLimits.MaxRows * BatchLimits.ReplyBytesPerRow);
        using var longest = new RedshiftReply(BatchLimits.MaxReplyBytes);
        AddDigests(longest);
        AddNulls(longest, room / BatchLimits.ReplyBytesPerNull);
        using var answer = longest.ToStream();
        Assert.InRange(answer.Length, 5_990_000, 6_000_000);

        using var digests = new RedshiftReply(BatchLimits.MaxReplyBytes);
        AddDigests(digests);
        Assert.False(digests.TryAddDigest());

        using var nulls = new RedshiftReply(BatchLimits.MaxReplyBytes);
        AddDigests(nulls);
        AddNulls(nulls, room / BatchLimits.ReplyBytesPerNull);
        Assert.False(nulls.TryAddNull());
    }

    /// <summary>Adds as many digests as the warehouse may ask for at once.</summary>
    private static void AddDigests(RedshiftReply reply)
    {
        for (var i = 0; i < BatchLimits.MaxRows; i++)
        {
            Assert.True(reply.TryAddDigest());
            reply.Fill(First);
        }
    }

    private static void AddNulls(RedshiftReply reply, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(reply.TryAddNull());
        }
    }

    private static string Text(RedshiftReply reply)
    {
        using var answer = reply.ToStream();
        using var reader = new StreamReader(answer);
        return reader.ReadToEnd();
    }
}
