using System.Buffers;
using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>A payload in the making and the choices that make it: the same ones for the same seed, on every runtime (SplitMix64).</summary>
internal sealed class Draft(int seed, double oddness)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private ulong _state = (ulong)seed;

    /// <summary>Whether something shall stand here that does not belong here.</summary>
    public bool IsOdd() => Chance(oddness);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public int Below(int limit) => (int)((Next() >> 16) % (ulong)limit);

    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
