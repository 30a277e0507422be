namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>What a row costs in batches of different sizes.</summary>
internal sealed class GrowthSection(KeyedFunction function) : ISection
{
    private static readonly int[] Rows = [10, 100, 1_000, 10_000, 20_000, 80_000];

    public string Title => "Growth";

    public void Print()
    {
        var seconds = Turns.Medians([.. Rows.Select(rows => Sides.Handler(function, Batches.Ordinary(rows)))]);
        var ofThousand = seconds[Array.IndexOf(Rows, 1_000)];
        var table = new Table("rows", "time a row, times that of 1,000 rows", "ns a row");
        for (var i = 0; i < Rows.Length; i++)
        {
            table.Add(Report.Number(Rows[i]), Report.Ratio(seconds[i] / ofThousand), Report.Number(seconds[i] * 1e9));
        }

        table.Print();
    }
}
