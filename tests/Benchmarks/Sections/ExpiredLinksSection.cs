using System.Diagnostics;
using System.Net;
using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Benchmarks.Clicks;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>What an expired link costs, and what clients that repeat one cost those who write.</summary>
internal sealed class ExpiredLinksSection : ISection
{
    private const int Writers = 8;
    private const int ReaderCount = 16;
    private const int Rows = 1_000;

    private static readonly TimeSpan Old = TimeSpan.FromHours(2);

    /// <summary>Slow enough for a reader of an expired link to keep up with the delays.</summary>
    private static readonly TimeSpan ReaderPace = TimeSpan.FromMilliseconds(400);

    public string Title => "Expired links";

    public void Print() => PrintAsync().GetAwaiter().GetResult();

    private static async Task PrintAsync()
    {
        await using var stack = await ClickStack.StartAsync();
        await stack.FillAsync(Rows);
        var (now, later) = (await stack.StartApiAsync(), await stack.StartApiAsync(ahead: Old));
        PrintCosts(
            stack,
            new Uri(now + ClickLinks.OfNextRow()), new Uri(later + ClickLinks.OfNextRow()), new Uri(later + ClickLinks.Forged()));
        await PrintWritersAsync(stack, now, new Uri(later + ClickLinks.OfNextRow()), new Uri(later + ClickLinks.Forged()));
    }

    private static void PrintCosts(ClickStack stack, Uri fresh, Uri expired, Uri forged)
    {
        var seconds = Turns.Medians(
            Get(fresh, HttpStatusCode.OK), Get(expired, HttpStatusCode.Gone), Get(forged, HttpStatusCode.Forbidden), Read(stack));
        var table = new Table("", "times a GET of a fresh link", "ms");
        string[] names = ["GET of a fresh link", "GET of an expired link", "GET of a forged link", "one SELECT 1 through the Data API"];
        foreach (var (name, time) in names.Zip(seconds).Append(("fresh GET and SELECT 1 together", seconds[0] + seconds[3])))
        {
            table.Add(name, Report.Ratio(time / seconds[0]), Report.Number(time * 1e3, "0.00"));
        }

        table.Print();
    }

    private static async Task PrintWritersAsync(ClickStack stack, Uri api, Uri expired, Uri forged)
    {
        var table = new Table(
            "delays", "clicks a second, nobody else", "beside forged links", "beside expired links", "expired by forged",
            "GETs a second, forged", "expired");
        foreach (var (name, delays, rounds, turn) in new[]
        {
            ("none", new DatabaseDelays(), 4, TimeSpan.FromSeconds(2)),
            ("like Redshift's", ClicksSection.LikeRedshift, 2, TimeSpan.FromSeconds(6)),
        })
        {
            var sides = new[] { new List<ClickTurn>(), [], [] };
            var reads = new double[sides.Length];
            for (var round = 0; round < rounds; round++)
            {
                stack.Database.Delays = new DatabaseDelays();
                await stack.FillAsync(Rows);
                stack.Database.Delays = delays;
                foreach (var (i, link, status) in new[]
                {
                    (0, null, default), (1, forged, HttpStatusCode.Forbidden), (2, (Uri?)expired, HttpStatusCode.Gone),
                })
                {
                    var readers = new Readers(link, status);
                    sides[i].Add(await new Clients(api, ClickLinks.OfNextRow, Writers).RunAsync(turn));
                    reads[i] += await readers.StopAsync() / rounds;
                }
            }

            var rates = sides.Select(turns => ClickTurn.Together(turns).Rate).ToArray();
            table.Add([name, .. rates.Select(Report.Ratio), Report.Ratio(rates[2] / rates[1]), .. reads[1..].Select(Report.Ratio)]);
        }

        Console.WriteLine(
            $"""

            {Writers} clients write while {ReaderCount} others repeat one link at a fixed pace. A forged link never reaches the warehouse.

            """);
        table.Print();
    }

    private static Func<double> Get(Uri address, HttpStatusCode status) => Timed(
        () => Clients.ExpectAsync(HttpMethod.Get, address, status, CancellationToken.None));

    /// <summary>One statement in a session, and its result.</summary>
    private static Func<double> Read(ClickStack stack)
    {
        var client = stack.CreateDataClient();
        string? session = null;
        return Timed(async () =>
        {
            var execution = await client.BatchExecuteStatementAsync(new BatchExecuteStatementRequest
            {
                WorkgroupName = session is null ? DemoStack.Workgroup : null,
                Database = session is null ? RedshiftDatabase.Name : null,
                SessionKeepAliveSeconds = session is null ? 300 : null,
                SessionId = session,
                Sqls = ["SELECT 1"],
                WaitTimeSeconds = 10,
            });
            session = execution.SessionId;
            await client.GetStatementResultAsync(new GetStatementResultRequest { Id = $"{execution.Id}:1" });
        });
    }

    private static Func<double> Timed(Func<Task> work) => () =>
    {
        var start = Stopwatch.GetTimestamp();
        work().GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    };

    /// <summary>Clients that request one link again and again, each at the same pace, until they are stopped.</summary>
    private sealed class Readers
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly Task _all;
        private int _count;
        private volatile bool _isStopped;

        public Readers(Uri? link, HttpStatusCode status) =>
            _all = Task.WhenAll(Enumerable.Range(0, link is null ? 0 : ReaderCount)
                .Select(i => Task.Run(() => RepeatAsync(link!, status, ReaderPace * i / ReaderCount))));

        /// <summary>Returns how many requests were answered each second.</summary>
        public async Task<double> StopAsync()
        {
            var rate = Volatile.Read(ref _count) / Stopwatch.GetElapsedTime(_start).TotalSeconds;
            _isStopped = true;
            await _all;
            return rate;
        }

        private async Task RepeatAsync(Uri link, HttpStatusCode status, TimeSpan pause)
        {
            await Task.Delay(pause);
            using var pace = new PeriodicTimer(ReaderPace);
            do
            {
                await Clients.ExpectAsync(HttpMethod.Get, link, status, CancellationToken.None);
                Interlocked.Increment(ref _count);
            }
            while (await pace.WaitForNextTickAsync() && !_isStopped);
        }
    }
}
