namespace WriteBackLambdas.Benchmarks;

/// <summary>A Markdown table; all columns but the first hold numbers.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        Console.WriteLine(Line(header));
        Console.WriteLine($"|---|{string.Concat(header.Skip(1).Select(_ => "---:|"))}");
        _rows.ForEach(row => Console.WriteLine(Line(row)));
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
