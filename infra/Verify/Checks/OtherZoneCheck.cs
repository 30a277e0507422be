namespace WriteBackLambdas.Verify.Checks;

/// <summary>A database user may have a time zone, and GETDATE() and SYSDATE are in it.</summary>
internal sealed class OtherZoneCheck : ICheck
{
    public string Question => "Is it now in a session in Tokyo's time zone, too?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var before = TimeProvider.System.GetUtcNow();
        try
        {
            // The setting ends with the connection of this request.
            var rows = await deployment.Warehouse.RunAsync(
                ["SET timezone TO 'Asia/Tokyo'", ViewLink.Sql(deployment)], [], cancellationToken);
            return ViewLink.Of(rows) is { } link ? LinkTime.Check(link, before) : ViewLink.NoRows(deployment);
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
