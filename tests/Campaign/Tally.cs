using System.Collections.Concurrent;
using System.Globalization;

namespace WriteBackLambdas.Campaign;

/// <summary>Counts the answers, and what must not be, for each fault.</summary>
public sealed class Tally
{
    public const string Times = "tried";

    private static readonly string[] Columns =
        [Times, "200", "202", "403", "409", "410", "503", "failed", "lost", "duplicated", "refused", "forged"];

    private readonly ConcurrentDictionary<(Fault Fault, string What), int> _counts = [];

    public void Count(Fault fault, string what) => _counts.AddOrUpdate((fault, what), 1, (_, count) => count + 1);

    /// <summary>How many requests were answered.</summary>
    public int Answers => _counts.Where(count => char.IsDigit(count.Key.What[0])).Sum(count => count.Value);

    public int Total(string what) => _counts.Where(count => count.Key.What == what).Sum(count => count.Value);

    /// <summary>A table in Markdown.</summary>
    public override string ToString() => string.Join(
        '\n',
        Enum.GetValues<Fault>().Select(fault => Row(
                $"{fault}", Columns.Select(column => Text(_counts.GetValueOrDefault((fault, column))))))
            .Prepend(Row("---", Columns.Select(_ => "---:")))
            .Prepend(Row("fault", Columns)));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Row(string head, IEnumerable<string> cells) => $"| {head} | {string.Join(" | ", cells)} |";
}
