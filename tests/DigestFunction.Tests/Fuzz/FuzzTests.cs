namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

public static class FuzzTests
{
    private const int Count = 200_001;

    [Fact]
    public static void Generated_payloads_are_answered_as_the_straightforward_way_answers_them()
    {
        using var comparison = new Comparison();
        var refusedThoughRegular = -1;
        Parallel.For(0, Count, (seed, loop) =>
        {
            if (!comparison.Compare($"Seed {seed}", Payloads.Of(seed)) && Payloads.IsRegular(seed))
            {
                refusedThoughRegular = seed;
            }

            if (comparison.IsOver)
            {
                loop.Stop();
            }
        });

        comparison.AssertNoneFound();
        Assert.Equal(-1, refusedThoughRegular);
        Assert.Equal(Count, comparison.Total);
        Assert.InRange(comparison.Counts[Comparison.Accepted], Count / 4, Count * 3 / 4);
        Assert.All(comparison.Counts, kind => Assert.InRange(kind.Value, kind.Key.StartsWith("would exceed", StringComparison.Ordinal) ? 1 : 100, Count));
    }
}
