using System.Buffers;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>What the function's own parts answer.</summary>
internal static class Answers
{
    /// <exception cref="InvalidBatchException">The request is refused.</exception>
    public static byte[] Of(byte[] payload, SigningKey key)
    {
        using var answer = StreamOf(payload, key);
        var bytes = new byte[answer.Length];
        answer.ReadExactly(bytes);
        return bytes;
    }

    public static Stream StreamOf(byte[] payload, SigningKey key)
    {
        using var input = new MemoryStream(payload);
        using var read = Payload.ReadAsync(input).AsTask().GetAwaiter().GetResult();
        using var reply = BatchDigester.Digest(read, key);
        return reply.ToStream();
    }

    /// <summary>Asserts that the answer is the straightforward implementation's.</summary>
    public static void AreExpected(byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.True(PlainHandler.Answer(payload, key).Reply.AsSpan().SequenceEqual(Of(payload, key)));
    }

    /// <summary>Leaves what looks like more rows in the pooled buffer that the thread's next payload of this length is read into.</summary>
    public static void Soil(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length + 1 + RowReader.Padding);
        var rest = "\"],[\"1"u8;
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = rest[i % rest.Length];
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
