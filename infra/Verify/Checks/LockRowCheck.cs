using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Whoever records updates this row, so that two at once cannot both succeed. Without it, the procedures refuse.</summary>
internal sealed class LockRowCheck : ICheck
{
    public string Question => "Does the lock table have its row?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var table = WarehouseNames.LockOf(deployment.Definition.History);
        return await deployment.Warehouse.QueryAsync($"SELECT COUNT(*) FROM {deployment.NameOf(table)}", cancellationToken) is [["1"]]
            ? CheckResult.Right("It does")
            : CheckResult.Wrong($"{deployment.Definition.Schema}.{table} does not have one row", "Deploy again.");
    }
}
