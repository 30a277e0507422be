namespace WriteBackLambdas.Campaign;

/// <summary>Plays a plan in a world.</summary>
internal static class Round
{
    /// <summary>Returns what must not be. An interrupted round has no result, and its clients go on in the background.</summary>
    public static async Task<IReadOnlyList<Violation>> PlayAsync(
        World world, Plan plan, Tally tally, CancellationToken interrupted = default)
    {
        var faults = new FaultRunner(world, tally).RunAsync(plan.Faults);
        var clients = plan.Clients.Select(steps => new Client(world, tally, $"{plan.Seed}").RunAsync(steps, faults));
        IReadOnlyList<Violation> violations;
        try
        {
            var copier = new Copier(world);
            await Task.WhenAll([faults, copier.RunAsync(faults), .. clients]).WaitAsync(interrupted);
            var history = await new Dashboard(world).HistoryAsync();
            violations = [.. world.Ledger.Check(history), .. await copier.CheckAsync(history)];
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return [];
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
}
