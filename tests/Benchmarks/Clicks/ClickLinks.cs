using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Clicks;

/// <summary>Links as the rows view signs them, each with an issue time of its own. They are queries, from the question mark on.</summary>
internal static class ClickLinks
{
    private const int Combinations = 1_000;

    private static readonly Digester Digester = new(SigningKey.FromText(KeyedFunction.Key));
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;

    private static long _count;
    private static int _lastRow = Combinations;

    /// <summary>A new link of the next of many rows.</summary>
    public static string OfNextRow() => Sign((int)(Interlocked.Read(ref _count) % Combinations));

    /// <summary>Gives new links of one row, which no other call gives.</summary>
    public static Func<string> OfOneRow()
    {
        var row = Interlocked.Increment(ref _lastRow);
        return () => Sign(row);
    }

    /// <summary>A link that no key has signed.</summary>
    public static string Forged() => Sign(Combinations) is var link && link[^1] == '0' ? $"{link[..^1]}1" : $"{link[..^1]}0";

    private static string Sign(int row)
    {
        var link = new QuoteLink(
            QuoteLink.Generate,
            "alice",
            new IssueTime(Start.AddMicroseconds(Interlocked.Increment(ref _count))),
            [
                $"Customer {row.ToString(CultureInfo.InvariantCulture)}",
                "true", "Welder", "Night", "TX", "Welds; reads blueprints.", "48250.00",
            ]);
        return link.ToQuery(QuoteDefinition.Embedded, Digester.Compute(link.ToMessage(QuoteDefinition.Embedded)));
    }
}
