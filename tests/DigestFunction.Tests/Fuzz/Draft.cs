using System.Buffers;
using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>A payload that is being written, and the choices that shape it, which only depend on the seed.</summary>
internal sealed class Draft(int seed, double oddness)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Dice _dice = new((ulong)seed);

    /// <summary>Whether to write something wrong at this point.</summary>
    public bool IsOdd() => Chance(oddness);

    public bool Chance(double probability) => (_dice.Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public int Below(int limit) => _dice.Below(limit);

    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
