namespace WriteBackLambdas.Verify.Checks;

/// <summary>docs.aws.amazon.com/redshift/latest/dg/r_VERSION.html</summary>
internal sealed class WarehouseCheck : ICheck
{
    public string Question => "Does the warehouse answer?";

    /// <summary>Nothing is verified without an answer, so that is wrong; the other questions are then not asked.</summary>
    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            var row = (await deployment.Warehouse.QueryAsync("SELECT version()", cancellationToken))[0];
            return CheckResult.Right($"To {await deployment.Warehouse.CurrentUserAsync(cancellationToken)}, with {row[0]}");
        }
        catch (Exception exception) when (exception is NoAnswerException or StatementException)
        {
            deployment.Warehouse.Silence();
            return CheckResult.Wrong(exception.Message, Verifier.DataApiAdvice);
        }
    }
}
