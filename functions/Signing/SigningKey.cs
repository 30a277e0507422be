using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Signing;

/// <summary>A BLAKE2b key of 32 to 64 bytes (RFC 7693 section 2.1 ends at 64) that never prints itself and is wiped when disposed.</summary>
public sealed class SigningKey : IDisposable
{
    public const int MinBytes = 32;
    public const int MaxBytes = 64;

    private readonly byte[] _bytes;
    private bool _disposed;

    /// <exception cref="ArgumentException">The key is too short or too long; an empty one would silently hash without a key.</exception>
    public SigningKey(ReadOnlySpan<byte> key)
    {
        if (key.Length is < MinBytes or > MaxBytes)
        {
            throw new ArgumentException($"A signing key has {MinBytes} to {MaxBytes} bytes; this one has {key.Length}.", nameof(key));
        }

        _bytes = key.ToArray();
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

    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    public override string ToString() => nameof(SigningKey);
}
