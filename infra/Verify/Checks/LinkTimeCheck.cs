namespace WriteBackLambdas.Verify.Checks;

/// <summary>A link is valid from its issue time on, so that time must be now.</summary>
internal sealed class LinkTimeCheck : ICheck
{
    public string Question => "Is the time of a link now?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var before = TimeProvider.System.GetUtcNow();
        try
        {
            return await ViewLink.ReadAsync(deployment, deployment.Warehouse, cancellationToken) is { } link
                ? LinkTime.Check(link, before)
                : ViewLink.NoRows(deployment);
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
