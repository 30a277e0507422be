using WriteBackLambdas.Benchmarks.Clicks;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>Clicks recorded in Redshift and in Aurora, on the same kind of PostgreSQL and in turns.</summary>
internal sealed class StoresSection : ISection
{
    private const int Rounds = 3;

    private static readonly int[] Counts = [1, 8, 64, 256];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.2);

    public string Title => "Stores";

    public void Print() => PrintAsync().GetAwaiter().GetResult();

    private static async Task PrintAsync()
    {
        await using var redshift = await ClickStack.StartAsync();
        await using var aurora = await ClickStack.StartAsync(QuoteStore.Aurora);
        Uri[] apis = [await redshift.StartApiAsync(), await aurora.StartApiAsync()];
        var table = new Table("clients, links", "a second, Redshift", "p50", "p99", "a second, Aurora", "p50", "p99", "Aurora by Redshift");
        foreach (var (count, isOne) in Counts.SelectMany(count => new[] { (count, false), (count, true) }))
        {
            Clients[] sides = [.. apis.Select(api => new Clients(api, isOne ? ClickLinks.OfOneRow : ClickLinks.OfNextRow, count))];
            List<ClickTurn>[] turns = [[], []];
            for (var round = -1; round < Rounds; round++)
            {
                for (var i = 0; i < sides.Length; i++)
                {
                    var turn = await sides[i].RunAsync(round < 0 ? WarmUp : Turn);
                    if (round >= 0)
                    {
                        turns[i].Add(turn);
                    }
                }
            }

            var together = turns.Select(ClickTurn.Together).ToArray();
            table.Add([
                $"{count}, {(isOne ? "of one combination" : "of different combinations")}",
                .. together.SelectMany(ClicksSection.Cells), Report.Ratio(together[1].Rate / together[0].Rate)]);
        }

        table.Print();
    }
}
