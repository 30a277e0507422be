using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class StreamTests
{
    private static readonly byte[] Small = Large.Batch.Of(Enumerable.Range(0, 50).Select(row => $"[\"row {row}\",null]"));

    /// <summary>Several times the buffer that a stream of unknown length starts with, and one byte more or less than such a buffer holds.</summary>
    public static TheoryData<int> Lengths =>
        [.. Enumerable.Range(0, 4).SelectMany(i => new[] { -65, -64, -63, -1, 0, 1 }.Select(more => (64 * 1024 << i) + more))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static async Task A_payload_that_comes_a_byte_at_a_time_is_read_whole(bool canSeek)
    {
        using var input = new SlowStream(Small, atOnce: 1, canSeek);
        await AssertAnswerAsync(Small, input);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public static async Task A_payload_of_unknown_length_is_read_whole(int length)
    {
        byte[] payload = [.. "{\"arguments\":[[\""u8, .. Enumerable.Repeat((byte)'a', length - 20), .. "\"]]}"u8];
        Assert.Equal(length, payload.Length);

        using var input = new SlowStream(payload, atOnce: 50_000, canSeek: false);
        await AssertAnswerAsync(payload, input);
    }

    [Fact]
    public static async Task A_payload_starts_where_its_stream_stands()
    {
        using var input = new MemoryStream([.. "not of this batch"u8, .. Small]);
        input.Position = "not of this batch".Length;
        await AssertAnswerAsync(Small, input);
    }

    [Fact]
    public static async Task The_answer_cannot_be_read_once_its_buffer_has_gone_back_and_goes_back_once()
    {
        using var lambda = new DigestLambda();
        using var input = new MemoryStream(Small);
        var answer = await lambda.InvokeAsync(input);
        Assert.Equal('"', answer.ReadByte());
        await answer.DisposeAsync();
        await answer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => answer.ReadByte());

        // Had it gone back twice, two answers would be written into it.
        using var first = Answers.StreamOf(Small, lambda.Key);
        using var second = Answers.StreamOf(Large.Batch.Of(Enumerable.Repeat("[\"another\",null]", 50)), lambda.Key);
        var bytes = new byte[first.Length];
        first.ReadExactly(bytes);
        Assert.Equal(PlainHandler.Answer(Small, lambda.Key), bytes);
    }

    [Fact]
    public static void An_answer_that_has_been_copied_elsewhere_has_given_its_buffer_back()
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        using var copy = new MemoryStream();
        using var answer = Answers.StreamOf(Small, key);
        answer.CopyTo(copy);

        Assert.Equal(PlainHandler.Answer(Small, key), copy.ToArray());
        Assert.Throws<ObjectDisposedException>(() => answer.ReadByte());
    }

    private static async Task AssertAnswerAsync(byte[] payload, Stream input)
    {
        using var lambda = new DigestLambda();
        await using var answer = await lambda.InvokeAsync(input);
        using var copy = new MemoryStream();
        await answer.CopyToAsync(copy);

        Assert.Equal(PlainHandler.Answer(payload, lambda.Key), copy.ToArray());
    }

    /// <summary>Brings a few bytes a read, and not at once.</summary>
    private sealed class SlowStream(byte[] bytes, int atOnce, bool canSeek) : MemoryStream(bytes)
    {
        public override bool CanSeek => canSeek;

        public override long Length => canSeek ? base.Length : throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(buffer.Length, atOnce)]);
        }
    }
}
