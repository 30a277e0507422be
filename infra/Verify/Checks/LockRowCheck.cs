using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Whoever records updates this row, so that two at once cannot both succeed. Without it, the procedures refuse.</summary>
internal sealed class LockRowCheck : ICheck
{
    public string Question => "Does the lock table have its row?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var table = WarehouseNames.LockOf(deployment.Definition.History);
        var count = (await deployment.Warehouse.QueryAsync($"SELECT COUNT(*) FROM {deployment.NameOf(table)}", cancellationToken))[0][0];
        // Two writers conflict on each of its rows, so more than one are as good.
        return count == "0"
            ? CheckResult.Wrong($"{deployment.Definition.Schema}.{table} is empty", "Deploy again.")
            : CheckResult.Right($"It has {count}");
    }
}
