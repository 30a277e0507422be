using System.Buffers;
using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>A payload in the making and the choices that make it: the same ones for the same seed.</summary>
internal sealed class Draft(int seed, double oddness)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Dice _dice = new((ulong)seed);

    /// <summary>Whether something shall stand here that does not belong here.</summary>
    public bool IsOdd() => Chance(oddness);

    public bool Chance(double probability) => (_dice.Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public int Below(int limit) => _dice.Below(limit);

    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
