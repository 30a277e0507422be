using System.Security.Cryptography;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Bytes to hash, which need be no row, and their digests made one at a time.</summary>
internal static class RawMessages
{
    /// <summary>Those of make_events.py when <paramref name="salt"/> is 0.</summary>
    public static byte[] Of(int length, int salt = 0) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)((31 * length) + (7 * i) + (i / 8) + (101 * salt)))];

    /// <summary>Messages of these lengths, no two of them the same.</summary>
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

    /// <summary>The digests of a batch whose arena is full of old bytes.</summary>
    public static byte[] Digests(int lanes, SigningKey key, IReadOnlyList<byte[]> messages)
    {
        using var batch = new MessageBatch();
        batch.Soil();
        foreach (var message in messages)
        {
            batch.Put(message);
        }

        return batch.Sign(lanes, key);
    }

    /// <summary>That each message has its own digest at its own place; says which has not.</summary>
    public static void AreSigned(int lanes, SigningKey key, IReadOnlyList<byte[]> messages) =>
        Same(DigestsOneByOne(key, messages), Digests(lanes, key, messages), messages);

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
