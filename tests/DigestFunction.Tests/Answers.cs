using System.Buffers;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>What the function answers, made by its own parts in its own order; each test chooses the cores.</summary>
internal static class Answers
{
    /// <summary>What an earlier batch may have left in a pooled buffer: behind a payload without its padding it would be read as more of it.</summary>
    private static ReadOnlySpan<byte> Rest => "\"],[\"1"u8;

    public static byte[] Of(byte[] payload, SigningKey key, int cores = 1)
    {
        using var answer = StreamOf(payload, key, cores);
        var bytes = new byte[answer.Length];
        answer.ReadExactly(bytes);
        return bytes;
    }

    public static Stream StreamOf(byte[] payload, SigningKey key, int cores = 1)
    {
        using var read = Read(payload);
        try
        {
            return BatchDigester.Digest(read, key, cores).ToStream();
        }
        catch (InvalidBatchException e)
        {
            return RedshiftReply.Failure(e.Message);
        }
    }

    public static Payload Read(byte[] payload)
    {
        using var input = new MemoryStream(payload);
        return Payload.ReadAsync(input).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Leaves what looks like more rows in the buffer that the thread's next payload of this length gets.</summary>
    public static void Soil(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length + 1 + RowReader.Padding);
        var room = buffer.AsSpan();
        while (!room.IsEmpty)
        {
            var part = Rest[..Math.Min(Rest.Length, room.Length)];
            part.CopyTo(room);
            room = room[part.Length..];
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
