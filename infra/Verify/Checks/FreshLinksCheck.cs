namespace WriteBackLambdas.Verify.Checks;

/// <summary>A cached result would give links that expire too early, and one user's links to another.</summary>
internal sealed class FreshLinksCheck : ICheck
{
    public string Question => "Does each run of a dashboard's query give new links?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            var first = await ViewLink.ReadAsync(deployment, deployment.Warehouse, cancellationToken);
            var second = await ViewLink.ReadAsync(deployment, deployment.Warehouse, cancellationToken);
            return first is null || second is null ? ViewLink.NoRows(deployment)
                : first.Issued == second.Issued ? CheckResult.Wrong(
                    "Two runs gave the same link, which only a cached result does",
                    "See that the rows view takes its time from GETDATE(); deploy again.")
                : CheckResult.Right("It does");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
