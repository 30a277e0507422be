using System.Runtime.Intrinsics;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

public static class FuzzTests
{
    private const int Count = 60_001;

    /// <summary>Every reason that a request can be refused for.</summary>
    private const int Reasons = 12;

    /// <summary>Each of the settings that the tests run in has payloads of its own.</summary>
    private static readonly int FirstSeed = 100_000 *
        (Vector512.IsHardwareAccelerated ? 0 : Vector256.IsHardwareAccelerated ? 1 : Vector128.IsHardwareAccelerated ? 2 : 3);

    [Fact]
    public static void Generated_payloads_have_the_expected_answers()
    {
        using var comparison = new Comparison();
        var refusedThoughRegular = -1;
        Parallel.For(FirstSeed, FirstSeed + Count, (seed, loop) =>
        {
            if (!comparison.Compare($"Seed {seed}", Payloads.Of(seed)) && Payloads.IsRegular(seed))
            {
                refusedThoughRegular = seed;
            }

            if (comparison.HasEnough)
            {
                loop.Stop();
            }
        });

        comparison.AssertNoneDiffer();
        Assert.Equal(-1, refusedThoughRegular);
        Assert.InRange(comparison.Signed, Count / 4, Count * 3 / 4);
        Assert.Equal(Count, comparison.Signed + comparison.Refused.Values.Sum());
        Assert.Equal(Reasons, comparison.Refused.Count);
    }
}
