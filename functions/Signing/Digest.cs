using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace WriteBackLambdas.Signing;

/// <summary>A BLAKE2b-256 digest of 32 bytes, written as 64 lower-case hexadecimal characters. It is compared in constant time.</summary>
public sealed class Digest
{
    public const int ByteLength = 32;
    public const int HexLength = 2 * ByteLength;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly byte[] _bytes;

    internal Digest(byte[] bytes) => _bytes = bytes;

    /// <summary>Accepts exactly 64 lower-case hexadecimal characters, so that every digest has one spelling.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = text is { Length: HexLength } && text.AsSpan().IndexOfAnyExcept(LowerHex) < 0
            ? new Digest(Convert.FromHexString(text))
            : null;
        return digest is not null;
    }

    public bool FixedTimeEquals(Digest other) => CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public string ToHex() => Convert.ToHexStringLower(_bytes);

    /// <summary>Writes the 64 hexadecimal characters of a digest's 32 bytes.</summary>
    // Convert.TryToHexStringLower's vector code is not compiled ahead of time: a process's first batch would wait for the JIT compiler.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteHex(ReadOnlySpan<byte> digest, Span<byte> text)
    {
        var (first, second) = Vector256.Widen(Vector256.Create(digest));
        HexDigits(first).CopyTo(text);
        HexDigits(second).CopyTo(text[ByteLength..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> HexDigits(Vector256<ushort> bytes)
    {
        var digits = ((bytes << 8) | (bytes >>> 4)).AsSByte() & Vector256.Create((sbyte)15);
        var letters = Vector256.GreaterThan(digits, Vector256.Create((sbyte)9)) & Vector256.Create((sbyte)('a' - '0' - 10));
        return (digits + letters + Vector256.Create((sbyte)'0')).AsByte();
    }

    public override string ToString() => nameof(Digest);
}
