namespace WriteBackLambdas.Verify.Checks;

/// <summary>The digest covers every character of a link.</summary>
internal sealed class ForgeryCheck : ICheck
{
    public string Question => "Is a link with one changed character refused?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var query = Signer.Forge(await Signer.SignAsync(deployment, cancellationToken));
        var answer = await RecordingCheck.PostAsync(deployment, query, cancellationToken);
        return answer.IsForged
            ? CheckResult.Right("It is, with 403")
            : CheckResult.Wrong($"It is answered with {answer}", "Stop using the links, and see which function serves the API.");
    }
}
