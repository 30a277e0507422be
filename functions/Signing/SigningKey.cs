using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using WriteBackLambdas.Signing.Lanes;

namespace WriteBackLambdas.Signing;

/// <summary>A BLAKE2b key of 32 to 64 bytes (the most that RFC 7693 allows) that never prints itself and is wiped when disposed.</summary>
public sealed class SigningKey : IDisposable
{
    public const int MinBytes = 32;
    public const int MaxBytes = 64;

    private readonly byte[] _bytes;
    private readonly ulong[] _keyedState = new ulong[Blake2bLanes.StateWords];
    private bool _disposed;

    /// <exception cref="ArgumentException">The key is too short or too long. An empty key would mean a hash without a key.</exception>
    public SigningKey(ReadOnlySpan<byte> key)
    {
        if (key.Length is < MinBytes or > MaxBytes)
        {
            throw new ArgumentException($"A signing key has {MinBytes} to {MaxBytes} bytes; this one has {key.Length}.", nameof(key));
        }

        _bytes = key.ToArray();
        Blake2bLanes.AbsorbKey(key, _keyedState);
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

    /// <summary>BLAKE2b's state after the key block. It is as secret as the key, because it is enough to sign.</summary>
    internal ReadOnlySpan<ulong> KeyedState
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _keyedState;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_keyedState.AsSpan()));
    }

    public override string ToString() => nameof(SigningKey);
}
