using System.Diagnostics;
using WriteBackLambdas.Benchmarks.Clicks;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>Clicks recorded in Redshift and in Aurora, on the same PostgreSQL, and what it costs to show those in Aurora.</summary>
internal sealed class StoresSection : ISection
{
    private const int Rounds = 5;
    private const int FewRows = 1_000;
    private const int ManyRows = 1_000_000;
    private const int UncopiedRows = 100_000;
    private const int Queries = 5;

    private static readonly int[] Counts = [1, 8, 64, 256];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.2);

    public string Title => "Stores";

    public void Print() => PrintAsync().GetAwaiter().GetResult();

    private static async Task PrintAsync()
    {
        await using var redshift = await ClickStack.StartAsync();
        await using var aurora = await ClickStack.StartAsync(QuoteStore.Aurora);
        var (redshiftApi, auroraApi) = (await redshift.StartApiAsync(), await aurora.StartApiAsync());
        Console.WriteLine("Everything runs on this machine and shares its cores:\n");
        var table = Compare("Redshift", "Aurora");
        foreach (var (count, isOne) in Counts.SelectMany(count => new[] { (count, false), (count, true) }))
        {
            var turns = await TakeTurnsAsync(count, isOne, redshiftApi, auroraApi);
            AddRow(table, $"{count}, {(isOne ? "of one combination" : "of different combinations")}", turns);
        }

        table.Print();
        await PrintDelaysAsync(redshift, aurora, redshiftApi, auroraApi);
        await PrintHistoriesAsync(aurora, auroraApi);
    }

    private static async Task PrintDelaysAsync(ClickStack redshift, ClickStack aurora, Uri redshiftApi, Uri auroraApi)
    {
        var delays = ClicksSection.LikeRedshift;
        redshift.Delays = aurora.Delays = delays;
        var table = Compare("Redshift", "Aurora");
        foreach (var (count, seconds) in new[] { (1, 8), (8, 12), (64, 40) })
        {
            // The clients wait far more than they compute, so both sides run at the same time.
            var turns = await Task.WhenAll(new[] { redshiftApi, auroraApi }.Select(api =>
                new Clients(api, ClickLinks.OfNextRow, count).RunAndLeaveAsync(TimeSpan.FromSeconds(seconds))));
            AddRow(table, $"{count}, of different combinations", turns);
        }

        redshift.Delays = aurora.Delays = new();
        Console.WriteLine(
            $"""

            The same with delays like Redshift's in both databases ({delays.Statement.TotalMilliseconds} ms a statement,
            {delays.Commit.TotalMilliseconds} ms a commit), although Aurora's are shorter: only clicks of one combination wait for each other.

            """);
        table.Print();
    }

    private static async Task PrintHistoriesAsync(ClickStack many, Uri manyApi)
    {
        await using var few = await ClickStack.StartAsync(QuoteStore.Aurora);
        var fewApi = await few.StartApiAsync();
        await few.FillAsync(FewRows);
        await many.FillAsync(ManyRows);
        var table = Compare($"{FewRows:N0} rows", $"{ManyRows:N0} rows");
        foreach (var count in new[] { 1, 8, 64 })
        {
            AddRow(table, $"{count}, of different combinations", await TakeTurnsAsync(count, isOne: false, fewApi, manyApi));
        }

        Console.WriteLine("\nAurora with a short history and a long one:\n");
        table.Print();

        var copy = await TimeAsync(many, "LOCK public.tbquote_lock", "CALL public.sync_quotes()");
        var copied = await MedianAsync(many);
        await many.AppendAsync(ManyRows * 2, UncopiedRows);
        var uncopied = await MedianAsync(many);
        var again = await TimeAsync(many, "LOCK public.tbquote_lock", "CALL public.sync_quotes()");
        Console.WriteLine(
            $"""

            sync_quotes copied {Report.Number(ManyRows / copy.TotalSeconds)} rows a second of the first {ManyRows:N0}, and
            {Report.Number(UncopiedRows / again.TotalSeconds)} a second of {UncopiedRows:N0} more. Counting quote_current_vw took
            {Report.Number(copied.TotalMilliseconds)} ms while all was copied, and {Report.Number(uncopied.TotalMilliseconds)} ms with
            {UncopiedRows:N0} rows that were only in Aurora: {Report.Ratio(uncopied / copied)} times as long.
            """);
    }

    private static Table Compare(string one, string other) => new(
        "clients, links", $"a second, {one}", "p50", "p99", $"a second, {other}", "p50", "p99", $"{other} by {one}");

    private static void AddRow(Table table, string name, ClickTurn[] turns) =>
        table.Add([name, .. turns.SelectMany(ClicksSection.Cells), Report.Ratio(turns[1].Rate / turns[0].Rate)]);

    private static async Task<ClickTurn[]> TakeTurnsAsync(int count, bool isOne, params Uri[] apis)
    {
        var turns = apis.Select(_ => new List<ClickTurn>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < apis.Length; i++)
            {
                var links = isOne ? ClickLinks.OfOneRow() : ClickLinks.OfNextRow;
                var turn = await new Clients(apis[i], links, count).RunAsync(round < 0 ? WarmUp : Turn);
                if (round >= 0)
                {
                    turns[i].Add(turn);
                }
            }
        }

        return [.. turns.Select(ClickTurn.Together)];
    }

    private static async Task<TimeSpan> MedianAsync(ClickStack stack)
    {
        List<TimeSpan> times = [];
        while (times.Count < Queries)
        {
            times.Add(await TimeAsync(stack, "SELECT COUNT(*) FROM public.quote_current_vw"));
        }

        return times.Order().ElementAt(Queries / 2);
    }

    private static async Task<TimeSpan> TimeAsync(ClickStack stack, params string[] statements)
    {
        var start = Stopwatch.GetTimestamp();
        await stack.QueryAsync(statements);
        return Stopwatch.GetElapsedTime(start);
    }
}
