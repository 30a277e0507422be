namespace WriteBackLambdas.Verify.Checks;

/// <summary>Any zone is right, because views and procedures take UTC from it; <see cref="OtherZoneCheck"/> shows it.</summary>
internal sealed class TimeZoneCheck : ICheck
{
    public string Question => "Which time zone do your sessions have?";

    // docs.aws.amazon.com/redshift/latest/dg/r_CURRENT_SETTING.html
    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken) => CheckResult.Right(
        (await deployment.Warehouse.QueryCatalogAsync("SELECT current_setting('timezone')", cancellationToken))[0][0] ?? "None");
}
