using System.Collections.Concurrent;
using System.Net;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>PostgreSQL is killed while clients write.</summary>
public sealed class KillTests
{
    private const int Links = 200;
    private const int Clients = 8;

    [Fact]
    public async Task Every_answer_of_200_is_in_the_history_after_the_restart()
    {
        await using var data = new DemoData();
        var options = Stack.Options with { DataDirectory = data.Path, FunctionTimeout = TimeSpan.FromSeconds(12) };
        var row = new SourceRow();
        var revisions = new ConcurrentBag<int>();
        var killed = false;
        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            var api = new TestApi(demo.Api);
            var links = await new TestWarehouse(demo).GenerateLinksAsync(
                [.. Enumerable.Range(1, Links).Select(cost => row with { Cost = cost })]);
            await Parallel.ForEachAsync(links, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (link, _) =>
            {
                if (!killed && await api.PostAsync(link) is { Status: HttpStatusCode.OK } answer)
                {
                    revisions.Add(answer.Revision);
                    if (answer.Revision == Links / 2)
                    {
                        // The other clients wait for their answers.
                        killed = true;
                        data.KillPostgres();
                    }
                }
            });
        }

        await using (var demo = await DemoStack.StartAsync(options, CancellationToken.None))
        {
            var history = await new TestWarehouse(demo).HistoryAsync(row.Customer);
            Assert.Equal(Enumerable.Range(1, history.Count), history.Select(static revision => Convert.ToInt32(revision[1], null)));
            Assert.Superset(revisions.ToHashSet(), Enumerable.Range(1, history.Count).ToHashSet());
        }
    }
}
