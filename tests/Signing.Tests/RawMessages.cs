using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Bytes to hash, which need not be a row, and their digests made one at a time.</summary>
internal static class RawMessages
{
    /// <summary>The bytes that make_events.py hashes, if <paramref name="salt"/> is 0.</summary>
    public static byte[] Of(int length, int salt = 0) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)((31 * length) + (7 * i) + (i / 8) + (101 * salt)))];

    /// <summary>Messages of these lengths, no two of them equal.</summary>
    public static byte[][] Of(IEnumerable<int> lengths) => [.. lengths.Select((length, i) => Of(length, i))];

    public static SigningKey Key(int size) => new([.. Enumerable.Range(0, size).Select(i => (byte)i)]);

    /// <summary>Each message's digest by the library that hashes one message at a time.</summary>
    public static byte[] DigestsOneByOne(SigningKey key, IReadOnlyList<byte[]> messages)
    {
        var digester = new Digester(key);
        var digests = new byte[messages.Count * Digest.ByteLength];
        for (var i = 0; i < messages.Count; i++)
        {
            digester.Write(messages[i], digests.AsSpan(i * Digest.ByteLength, Digest.ByteLength));
        }

        return digests;
    }

    /// <summary>The digests of a batch whose arena contains old bytes.</summary>
    public static byte[] Digests(int lanes, SigningKey key, IEnumerable<byte[]> messages)
    {
        const int soiled = 60_000;
        using var batch = new MessageBatch();
        MemoryMarshal.CreateSpan(ref batch.ArenaFor(0, soiled), soiled).Fill(0xA5);
        batch.Put(messages);
        return batch.Sign(lanes, key);
    }

    /// <summary>Adds messages to the batch as a reader does.</summary>
    public static void Put(this MessageBatch batch, IEnumerable<byte[]> messages)
    {
        foreach (var message in messages)
        {
            var start = batch.Start;
            message.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref batch.ArenaFor(start, message.Length), start), message.Length));
            batch.Add(start + message.Length);
        }
    }

    /// <summary>The last message, which starts there, without its padding: a row has no zero byte.</summary>
    public static byte[] Last(this MessageBatch batch, int start) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref batch.Arena, start), batch.Start - start).TrimEnd((byte)0).ToArray();

    /// <summary>Asserts that messages of these lengths have their own digests, each at its place.</summary>
    public static void AreSigned(int lanes, SigningKey key, params IEnumerable<int> lengths)
    {
        var messages = Of(lengths);
        Same(DigestsOneByOne(key, messages), Digests(lanes, key, messages), messages);
    }

    public static void Same(byte[] expected, byte[] actual, IReadOnlyList<byte[]> messages)
    {
        Assert.Equal(expected.Length, actual.Length);
        if (!CryptographicOperations.FixedTimeEquals(expected, actual))
        {
            var wrong = Enumerable.Range(0, messages.Count).Where(i => !Part(expected, i).SequenceEqual(Part(actual, i)));
            Assert.Fail($"Lengths {string.Join(' ', messages.Select(m => m.Length))}: wrong digests at {string.Join(' ', wrong)}.");
        }
    }

    private static ReadOnlySpan<byte> Part(byte[] digests, int i) => digests.AsSpan(i * Digest.ByteLength, Digest.ByteLength);
}
