using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing;

/// <summary>A BLAKE2b key of 32 to 64 bytes (RFC 7693 section 2.1 ends at 64) that never prints itself and is wiped when disposed.</summary>
public sealed class SigningKey : IDisposable
{
    public const int MinBytes = 32;
    public const int MaxBytes = 64;

    private readonly byte[] _bytes;
    private readonly ulong[] _chain = new ulong[Blake2bLanes.ChainWords];
    private bool _disposed;

    /// <exception cref="ArgumentException">The key is too short or too long; an empty one would silently hash without a key.</exception>
    public SigningKey(ReadOnlySpan<byte> key)
    {
        if (key.Length is < MinBytes or > MaxBytes)
        {
            throw new ArgumentException($"A signing key has {MinBytes} to {MaxBytes} bytes; this one has {key.Length}.", nameof(key));
        }

        _bytes = key.ToArray();
        Blake2bLanes.Start(key, _chain);
    }

    /// <summary>The key whose bytes are the text's UTF-8.</summary>
    public static SigningKey FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }

    /// <summary>The hash after the key block: as secret as the key, since it signs as well.</summary>
    internal ReadOnlySpan<ulong> Chain
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _chain;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_chain.AsSpan()));
    }

    public override string ToString() => nameof(SigningKey);
}
