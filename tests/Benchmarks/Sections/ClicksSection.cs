using WriteBackLambdas.Benchmarks.Clicks;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>From the click on a link to the answer that its quote is recorded.</summary>
internal sealed class ClicksSection : ISection
{
    public static readonly DatabaseDelays LikeRedshift = new(
        Connection: TimeSpan.FromMilliseconds(300), Statement: TimeSpan.FromMilliseconds(100), Commit: TimeSpan.FromMilliseconds(150));

    private const int Rounds = 3;
    private const int FewRows = 1_000;
    private const int ManyRows = 100_000;

    private static readonly int[] Counts = [1, 8, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.2);

    public string Title => "Clicks";

    public void Print() => PrintAsync().GetAwaiter().GetResult();

    private static async Task PrintAsync()
    {
        await using var one = await ClickStack.StartAsync();
        await using var other = await ClickStack.StartAsync();
        await PrintHistoriesAsync(one, other);
        await PrintDelaysAsync(one, other);
    }

    private static async Task PrintHistoriesAsync(ClickStack few, ClickStack many)
    {
        var (fewApi, manyApi) = (await few.StartApiAsync(), await many.StartApiAsync());
        var sides = Counts.SelectMany(count => new[] { false, true }, (count, isOne) => (count, isOne)).SelectMany(
            side => new[] { (few, fewApi, FewRows), (many, manyApi, ManyRows) },
            (side, place) => (
                Side: new Clients(place.Item2, side.isOne ? ClickLinks.OfOneRow() : ClickLinks.OfNextRow, side.count),
                Stack: place.Item1, Rows: place.Item3, Name: (side.count, side.isOne))).ToArray();
        var turns = sides.Select(_ => new List<ClickTurn>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < sides.Length; i++)
            {
                await sides[i].Stack.FillAsync(sides[i].Rows);
                var turn = await sides[i].Side.RunAsync(round < 0 ? WarmUp : Turn);
                if (round >= 0)
                {
                    turns[i].Add(turn);
                }
            }
        }

        var table = new Table(
            "clients, links", "a second, 1,000 rows", "p50", "p99", "a second, 100,000 rows", "p50", "p99",
            "rate of 100,000 by that of 1,000 rows");
        for (var i = 0; i < sides.Length; i += 2)
        {
            var (atFew, atMany) = (ClickTurn.Together(turns[i]), ClickTurn.Together(turns[i + 1]));
            var (count, isOne) = sides[i].Name;
            table.Add([
                $"{count}, {(isOne ? "of one combination" : "of different combinations")}",
                .. Cells(atFew), .. Cells(atMany), Report.Ratio(atMany.Rate / atFew.Rate)]);
        }

        Console.WriteLine(
            """
            A click is the GET of a signed link and the POST of its page, through the emulated API Gateway, the write-back function (an
            environment and a session for each request at once), the emulated Data API, and PostgreSQL. Clients click again as soon as they
            have the answer; everything runs on this machine and shares its cores.

            """);
        table.Print();
    }

    private static async Task PrintDelaysAsync(ClickStack with, ClickStack without)
    {
        await with.FillAsync(FewRows);
        await without.FillAsync(FewRows);
        var (withApi, withoutApi) = (await with.StartApiAsync(), await without.StartApiAsync(hasSessions: false));
        with.Delays = without.Delays = LikeRedshift;
        var table = new Table(
            "clients, sessions", "a second, predicted", "measured", "seconds a click, predicted", "p50", "p99",
            "answers of 202 for each click");
        foreach (var (count, seconds) in new[] { (1, 8), (8, 12), (64, 40) })
        {
            // The clients wait far more than they compute, so both sides run at the same time.
            Task<ClickTurn> RunAsync(Uri api) => new Clients(api, ClickLinks.OfNextRow, count) is var clients && count == Counts[^1]
                ? clients.RunAndLeaveAsync(TimeSpan.FromSeconds(seconds))
                : clients.RunAsync(TimeSpan.FromSeconds(seconds));
            var turns = await Task.WhenAll(RunAsync(withApi), RunAsync(withoutApi));
            table.Add(Cells($"{count}, with", new ClickModel(LikeRedshift, HasSessions: true), count, turns[0]));
            table.Add(Cells($"{count}, without", new ClickModel(LikeRedshift, HasSessions: false), count, turns[1]));
        }

        Console.WriteLine(
            $"""

            With delays like Redshift's ({LikeRedshift.Connection.TotalMilliseconds} ms a connection,
            {LikeRedshift.Statement.TotalMilliseconds} ms a statement, {LikeRedshift.Commit.TotalMilliseconds} ms a commit), 1,000 rows, and
            different combinations, with and without sessions of the Data API at the same time:

            """);
        table.Print();
    }

    public static string[] Cells(ClickTurn turn) =>
        [Report.Ratio(turn.Rate), Milliseconds(turn.Percentile(50)), Milliseconds(turn.Percentile(99))];

    private static string[] Cells(string name, ClickModel model, int clients, ClickTurn turn) =>
    [
        name, Report.Ratio(model.Rate(clients)), Report.Ratio(turn.Rate), Report.Ratio(model.Seconds(clients)),
        Report.Ratio(turn.Percentile(50)), Report.Ratio(turn.Percentile(99)), Report.Ratio((double)turn.Accepted / turn.Seconds.Count),
    ];

    private static string Milliseconds(double seconds) => $"{Report.Number(seconds * 1000)} ms";
}
