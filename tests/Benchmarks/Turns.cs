using System.Diagnostics;

namespace WriteBackLambdas.Benchmarks;

/// <summary>Lets sides take turns.</summary>
internal static class Turns
{
    private const int Rounds = 15;

    /// <summary>Long enough for the JIT compiler to come to its last tier.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>A turn repeats short work, since the side before has left its own data in the caches, and counts the median.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(40);

    /// <summary>The median of each side's turns, in seconds a row or a message.</summary>
    public static double[] Medians(IReadOnlyList<ISide> sides)
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

    private static double Repeat(ISide side, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        List<double> runs = [];
        do
        {
            runs.Add(side.Run());
        }
        while (Stopwatch.GetElapsedTime(start) < time);

        return Median(runs);
    }
}
