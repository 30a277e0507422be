namespace WriteBackLambdas.Verify.Checks;

/// <summary>A link records once.</summary>
internal sealed class ReplayCheck : ICheck
{
    public string Question => "Is the same link a replay the second time?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Quote is not { QuoteId: { } quoteId, Query: { } query })
        {
            return CheckResult.Unchecked("Nothing was recorded", "First fix what the recording needs.");
        }

        var answer = await RecordingCheck.PostAsync(deployment, query, cancellationToken);
        return (answer.Member("quoteId"), answer.Member("replayed")) == (quoteId, "True")
            ? CheckResult.Right("It is, and the answer is the first one's")
            : CheckResult.Wrong($"It is answered with {answer}: {answer.Body}", "See that the procedures are as defined; deploy again.");
    }
}
