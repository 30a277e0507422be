using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

public sealed class StreamTests : IDisposable
{
    private static readonly byte[] Small = Batch.Of(Enumerable.Range(0, 50).Select(row => $"[\"row {row}\",null]"));

    private readonly DigestLambda _lambda = new();
    private readonly SigningKey _key = SigningKey.FromText(SampleEvents.Key);

    /// <summary>A few bytes more or less than the buffer for a stream of unknown length holds, before and after it grows.</summary>
    public static TheoryData<int> Lengths =>
        [.. Enumerable.Range(0, 4).SelectMany(i => new[] { -65, -64, -63, -1, 0, 1 }.Select(more => (64 * 1024 << i) + more))];

    public void Dispose()
    {
        _lambda.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payload_that_arrives_one_byte_at_a_time_is_read_whole(bool canSeek)
    {
        using var input = new SlowStream(Small, atOnce: 1, canSeek);
        await AssertAnswerAsync(Small, input);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_payload_of_unknown_length_is_read_whole(int length)
    {
        byte[] payload = [.. "{\"arguments\":[[\""u8, .. Enumerable.Repeat((byte)'a', length - 20), .. "\"]]}"u8];
        Assert.Equal(length, payload.Length);

        using var input = new SlowStream(payload, atOnce: 50_000, canSeek: false);
        await AssertAnswerAsync(payload, input);
    }

    [Fact]
    public async Task A_payload_starts_at_the_streams_position()
    {
        using var input = new MemoryStream([.. "not of this batch"u8, .. Small]) { Position = "not of this batch".Length };
        await AssertAnswerAsync(Small, input);
    }

    [Fact]
    public async Task An_answers_buffer_returns_to_the_pool_once()
    {
        using var input = new MemoryStream(Small);
        var answer = await _lambda.InvokeAsync(input);
        Assert.Equal('"', answer.ReadByte());
        await answer.DisposeAsync();
        await answer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => answer.ReadByte());

        // If it had returned twice, two answers would be written to the same buffer.
        using var first = Answers.StreamOf(Small, _key);
        using var second = Answers.StreamOf(Batch.Of(Enumerable.Repeat("[\"another\",null]", 50)), _key);
        var bytes = new byte[first.Length];
        first.ReadExactly(bytes);
        Assert.Equal(PlainHandler.Answer(Small, _key).Reply, bytes);
    }

    [Fact]
    public void An_answer_that_has_been_copied_has_returned_its_buffer()
    {
        using var copy = new MemoryStream();
        using var answer = Answers.StreamOf(Small, _key);
        answer.CopyTo(copy);

        Assert.Equal(PlainHandler.Answer(Small, _key).Reply, copy.ToArray());
        Assert.Throws<ObjectDisposedException>(() => answer.ReadByte());
    }

    private async Task AssertAnswerAsync(byte[] payload, Stream input) =>
        Assert.Equal(PlainHandler.Answer(payload, _key).Reply, await _lambda.BytesAsync(input));

    /// <summary>Returns a few bytes for each read, asynchronously.</summary>
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
