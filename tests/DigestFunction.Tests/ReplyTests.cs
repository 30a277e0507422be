using System.Security.Cryptography;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class ReplyTests
{
    private static readonly byte[] First = SHA256.HashData("first"u8);
    private static readonly byte[] Second = SHA256.HashData("second"u8);

    [Fact]
    public static void The_answer_is_a_JSON_string_that_holds_compact_JSON()
    {
        var reply = new RedshiftReply(100);
        reply.TryAddDigest();
        reply.TryAddNull();
        reply.TryAddDigest();
        reply.Fill([.. First, .. Second]);

        Assert.Equal(
            $$"""
            "{\"success\":true,\"num_records\":3,\"results\":[\"{{Convert.ToHexStringLower(First)}}\",null,\"{{Convert.ToHexStringLower(Second)}}\"]}"
            """,
            Text(reply));
    }

    [Fact]
    public static void The_rows_of_another_reply_are_added_behind_its_own()
    {
        var reply = new RedshiftReply(100);
        reply.TryAddNull();
        using var other = new RedshiftReply(100);
        other.TryAddDigest();
        other.Fill(First);

        Assert.True(reply.TryAppend(other));
        Assert.Equal($$"""
            "{\"success\":true,\"num_records\":2,\"results\":[null,\"{{Convert.ToHexStringLower(First)}}\"]}"
            """, Text(reply));
    }

    [Fact]
    public static void A_reply_grows_beyond_the_room_that_its_payload_suggested_and_keeps_its_rows()
    {
        var reply = new RedshiftReply(1);
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
        var reply = new RedshiftReply(1);
        for (var i = 0; i < rows; i++)
        {
            reply.TryAddNull();
        }

        Assert.EndsWith($"[{string.Join(',', Enumerable.Repeat("null", rows))}]}}\"", Text(reply), StringComparison.Ordinal);
    });

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
    public static void As_many_rows_as_the_warehouse_may_send_fit_into_Lambdas_limit_and_no_more()
    {
        using var answer = Filled().ToStream();
        Assert.InRange(answer.Length, 5_990_000, 6_000_000);
        Assert.Equal(BatchLimits.MaxRows, DigestLambda.Results(DigestLambda.Inside(answer)).Count);

        using var full = Filled();
        Assert.False(full.TryAddDigest());
    }

    [Fact]
    public static void The_longest_answer_that_is_not_refused_is_within_the_limit_as_a_whole()
    {
        var room = BatchLimits.MaxRowsBytes - (BatchLimits.MaxRows * BatchLimits.ReplyBytesPerRow);
        var nulls = room / BatchLimits.ReplyBytesPerNull;
        var longest = Filled();
        Assert.All(Enumerable.Range(0, nulls), _ => Assert.True(longest.TryAddNull()));
        using var answer = longest.ToStream();
        Assert.InRange(answer.Length, 5_990_000, 6_000_000);

        using var longer = Filled();
        Assert.All(Enumerable.Range(0, nulls), _ => Assert.True(longer.TryAddNull()));
        Assert.False(longer.TryAddNull());
    }

    [Fact]
    public static void Two_replies_that_fit_alone_may_be_too_long_together()
    {
        using var reply = Filled();
        using var other = new RedshiftReply(100);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(other.TryAddNull()));

        Assert.False(reply.TryAppend(other));
    }

    /// <summary>With as many digests as the warehouse may ask for at once.</summary>
    private static RedshiftReply Filled()
    {
        var reply = new RedshiftReply(BatchLimits.MaxReplyBytes);
        for (var i = 0; i < BatchLimits.MaxRows; i++)
        {
            Assert.True(reply.TryAddDigest());
            reply.Fill(First);
        }

        return reply;
    }

    private static string Text(RedshiftReply reply)
    {
        using var answer = reply.ToStream();
        using var reader = new StreamReader(answer);
        return reader.ReadToEnd();
    }
}
