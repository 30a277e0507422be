using System.Diagnostics;

namespace WriteBackLambdas.Campaign;

/// <summary>Plays plans with seeds that follow each other, on a new stack every few rounds, until the time is over or one fails.</summary>
public sealed class CampaignRun(TextWriter output)
{
    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromMinutes(3);

    private readonly IReadOnlyList<Fault> _faults = FaultRunner.Possible;
    private readonly MemoryWatch _memory = new();

    public Tally Tally { get; } = new();

    /// <summary>Returns whether nothing failed.</summary>
    /// <param name="seed">The first round's seed.</param>
    /// <param name="timeIsOver">The present round is the last.</param>
    /// <param name="interrupted">The present round ends without a result.</param>
    public async Task<bool> RunAsync(int seed, CancellationToken timeIsOver, CancellationToken interrupted = default)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(timeIsOver, interrupted);
        var (watch, round) = (Stopwatch.StartNew(), seed);
        do
        {
            var (next, failure, stack) = await TryPlayStackAsync(round, ends.Token, interrupted);
            if (failure is not null)
            {
                await ReportAsync(failure.Plan, failure.Violations);
                return false;
            }

            round = next;
            // What an interrupted round began still uses the stack.
            await (interrupted.IsCancellationRequested ? Task.CompletedTask : _memory.MeasureAsync(stack));
        }
        while (!ends.IsCancellationRequested && _memory.Fault is null);

        await output.WriteLineAsync(
            $"\n{watch.Elapsed.TotalMinutes:F0} minutes from seed {seed} on {Environment.ProcessorCount} cores: "
            + $"{round - seed} rounds with {Tally.Answers:N0} requests. The numbers count answers by status.\n\n{Tally}\n\n{_memory}");
        if (_memory.Fault is { } fault)
        {
            await output.WriteLineAsync($"\nFailed with --seed {seed}: {fault}");
        }

        return _memory.Fault is null;
    }

    private async Task<(int Next, Failure? Failure, WeakReference Stack)> TryPlayStackAsync(
        int round, CancellationToken ends, CancellationToken interrupted)
    {
        try
        {
            return await PlayStackAsync(round, ends, interrupted);
        }
#pragma warning disable CA1031 // A stack that does not start or end is a failure, too.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var violation = new Violation("stuck", Fault.None, $"{exception}");
            return (round, new Failure(Plan.Of(round, _faults), [violation]), new WeakReference(null));
        }
    }

    /// <summary>Plays a few rounds on one stack, and returns the next round. Nothing but the weak reference keeps the stack.</summary>
    private async Task<(int Next, Failure? Failure, WeakReference Stack)> PlayStackAsync(
        int round, CancellationToken ends, CancellationToken interrupted)
    {
        await using var world = await World.StartAsync(Plan.Of(round, _faults).Store);
        for (var plan = Plan.Of(round, _faults); plan.Store == world.Store; plan = Plan.Of(round, _faults))
        {
            var violations = await Round.PlayAsync(world, plan, Tally, interrupted);
            if (interrupted.IsCancellationRequested)
            {
                break;
            }

            await output.WriteLineAsync(
                $"seed {round}, {plan.Store}: {string.Join(", ", plan.Faults)}: {violations.Count} violations");
            if (violations.Count > 0)
            {
                return (round, new Failure(plan, violations), new WeakReference(world.Stack));
            }

            round++;
            if (ends.IsCancellationRequested)
            {
                break;
            }
        }

        return (round, null, new WeakReference(world.Stack));
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
        await using var world = await World.StartAsync(plan.Store);
        return (await Round.PlayAsync(world, plan, new Tally())).Count > 0;
    }

    private sealed record Failure(Plan Plan, IReadOnlyList<Violation> Violations);
}
