using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace WriteBackLambdas.Signing;

/// <summary>A BLAKE2b-256 digest: 32 bytes, in a link 64 lower-case hexadecimal characters; compared in constant time, never printed by accident.</summary>
public sealed class Digest
{
    public const int ByteLength = 32;
    public const int HexLength = 2 * ByteLength;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly byte[] _bytes;

    internal Digest(byte[] bytes) => _bytes = bytes;

    /// <summary>Reads exactly 64 lower-case hexadecimal characters: a digest has one spelling, so that a link has one too.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = text is { Length: HexLength } && text.AsSpan().IndexOfAnyExcept(HexDigits) < 0
            ? new Digest(Convert.FromHexString(text))
            : null;
        return digest is not null;
    }

    public bool FixedTimeEquals(Digest other) => CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public string ToHex() => Convert.ToHexStringLower(_bytes);

    public override string ToString() => nameof(Digest);
}
