namespace WriteBackLambdas.Verify.Checks;

/// <summary>The warehouse signs a synthetic row, and signs it the same way again.</summary>
internal sealed class SigningCheck : ICheck
{
    public const string Advice =
        "If the message is about a role, attach the output CallerRoleArn to the namespace or cluster. "
        + "Otherwise look at the digest function's log.";

    public string Question => "Does the warehouse sign a row, and the same row the same way?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var link = await Signer.LinkAsync(deployment, cancellationToken);
        try
        {
            var first = await Signer.SignAsync(deployment, link, cancellationToken);
            var second = await Signer.SignAsync(deployment, link, cancellationToken);
            return first == second
                ? CheckResult.Right("It does")
                : CheckResult.Wrong("The same row has two digests", "See if someone replaced the digest function or its key just now.");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, Advice);
        }
    }
}
