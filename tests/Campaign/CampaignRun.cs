using System.Globalization;

namespace WriteBackLambdas.Campaign;

/// <summary>Plays plans with seeds that follow each other, on a new stack every few rounds, until the time is over or one fails.</summary>
public sealed class CampaignRun(TextWriter output)
{
    private const int RoundsPerStack = 10;

    // Caches fill up in the first stacks' time.
    private const int StacksBeforeMemoryCounts = 3;
    private const long MemoryAllowance = 32 << 20;

    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromMinutes(3);

    private readonly IReadOnlyList<Fault> _faults = FaultRunner.Possible;
    private readonly List<long> _memory = [];

    public Tally Tally { get; } = new();

    /// <summary>Returns whether nothing failed.</summary>
    public async Task<bool> RunAsync(int seed, CancellationToken timeIsOver)
    {
        var round = seed;
        bool GoesOn() => round == seed || !timeIsOver.IsCancellationRequested;
        while (GoesOn())
        {
            await using (var world = await World.StartAsync())
            {
                for (var end = round + RoundsPerStack; round < end && GoesOn(); round++)
                {
                    var plan = Plan.Of(round, _faults);
                    var violations = await PlayAsync(world, plan, Tally);
                    await output.WriteLineAsync($"seed {round}: {string.Join(", ", plan.Faults)}: {violations.Count} violations");
                    if (violations.Count > 0)
                    {
                        await ReportAsync(plan, violations);
                        return false;
                    }
                }
            }

            _memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        await output.WriteLineAsync($"\n{round - seed} rounds from seed {seed}\n\n{Tally}\n\nMB of memory after each stack: {MemoryText}");
        return IsMemoryFlat;
    }

    private string MemoryText => string.Join(' ', _memory.Select(bytes => (bytes >> 20).ToString(CultureInfo.InvariantCulture)));

    private bool IsMemoryFlat =>
        _memory.Count <= StacksBeforeMemoryCounts || _memory[^1] - _memory[StacksBeforeMemoryCounts - 1] < MemoryAllowance;

    private static async Task<IReadOnlyList<Violation>> PlayAsync(World world, Plan plan, Tally tally)
    {
        var faults = new FaultRunner(world, tally).RunAsync(plan.Faults, plan.Seed);
        var clients = plan.Clients.Select(steps => new Client(world, tally, $"{plan.Seed}").RunAsync(steps, faults));
        IReadOnlyList<Violation> violations;
        try
        {
            await Task.WhenAll([faults, .. clients]);
            violations = world.Ledger.Check(await new Dashboard(world).HistoryAsync());
        }
#pragma warning disable CA1031 // Whatever cannot go on is a failure, and has to be reported with its seed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            violations = [new Violation("stuck", world.Fault, $"{exception}")];
        }

        foreach (var violation in violations)
        {
            tally.Count(violation.Fault, violation.Kind);
        }

        return violations;
    }

    private async Task ReportAsync(Plan plan, IReadOnlyList<Violation> violations)
    {
        await output.WriteLineAsync($"\nFailed with --seed {plan.Seed}:\n{string.Join('\n', violations.Take(20))}\n\n{Tally}\n");
        using var limit = new CancellationTokenSource(ShrinkingTime);
        var shortest = await Shrinker.ShrinkAsync(plan, FailsAsync, limit.Token);
        await output.WriteLineAsync(
            shortest == plan ? "No shorter story failed again." : $"The shortest story that still fails:\n{shortest}");
    }

    private static async Task<bool> FailsAsync(Plan plan)
    {
        await using var world = await World.StartAsync();
        return (await PlayAsync(world, plan, new Tally())).Count > 0;
    }
}
