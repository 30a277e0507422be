namespace WriteBackLambdas.Verify.Checks;

/// <summary>docs.aws.amazon.com/redshift/latest/dg/r_VERSION.html</summary>
internal sealed class WarehouseCheck : ICheck
{
    public string Question => "Does the warehouse answer?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var row = (await deployment.Warehouse.QueryAsync("SELECT version()", cancellationToken))[0];
        return CheckResult.Right($"To {await deployment.Warehouse.CurrentUserAsync(cancellationToken)}, with {row[0]}");
    }
}
