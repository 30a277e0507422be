using System.Runtime.InteropServices;

namespace WriteBackLambdas.Audit;

/// <summary>The 32 bytes of a row's hash.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Hash(ulong A, ulong B, ulong C, ulong D)
{
    public static Hash From(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Hash>(bytes);
}
