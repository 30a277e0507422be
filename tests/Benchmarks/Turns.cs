using System.Diagnostics;

namespace WriteBackLambdas.Benchmarks;

/// <summary>Lets several sides take turns.</summary>
internal static class Turns
{
    private const int Rounds = 15;

    /// <summary>Long enough for the JIT compiler to reach its last tier.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>A turn repeats short work and counts the median, because the side before has left its own data in the caches.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <summary>The median of each side's turns.</summary>
    public static double[] Medians(params IReadOnlyList<Func<double>> sides)
    {
        foreach (var side in sides)
        {
            Repeat(side, WarmUp);
        }

        var turns = sides.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                turns[i][round] = Repeat(sides[i], Turn);
            }
        }

        return [.. turns.Select(Median)];
    }

    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Repeat(Func<double> side, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        List<double> runs = [];
        do
        {
            runs.Add(side());
        }
        while (Stopwatch.GetElapsedTime(start) < time);

        return Median(runs);
    }
}
