using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>A link of the first action that its own requester may take on the synthetic quote; it is only looked at.</summary>
internal sealed class ActionLinkCheck : ICheck
{
    public string Question => "Is the link of the quote's first action genuine?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Quote.QuoteId is not { } quoteId)
        {
            return CheckResult.Unchecked("Nothing was recorded", "First fix what the recording needs.");
        }

        if (await ViewersCheck.HiddenAsync(deployment, cancellationToken) is { } hidden)
        {
            return hidden;
        }

        var workflow = deployment.Definition.Workflow;
        var possible = workflow.Actions.Where(action => action.By != ActionBy.Another && IsPossible(action, workflow.Generate));
        if (possible.FirstOrDefault() is not { } first)
        {
            return CheckResult.Unchecked("The definition has no action for the one who requested the quote", "Try one as another user.");
        }

        try
        {
            var rows = await deployment.Warehouse.QueryAsync(
                $"SELECT {Deployment.Quoted(WarehouseNames.LinkOf(first.Name))} "
                + $"FROM {deployment.NameOf(deployment.Definition.Names.CurrentView)} WHERE quote_id = :quote_id",
                new Dictionary<string, string> { ["quote_id"] = quoteId },
                cancellationToken);
            if (rows is not [[{ } link]] || !link.StartsWith($"{deployment.Api.Address}?", StringComparison.Ordinal))
            {
                return CheckResult.Wrong(
                    rows is [[{ } other]]
                        ? $"It is {other.Split('?')[0]} and not an address of {deployment.Api.Address}"
                        : $"There is no link to {first.Name}",
                    "Deploy again, or check --api.");
            }

            var answer = await deployment.Api.PrefetchAsync(new Uri(link).Query, cancellationToken);
            return answer.IsGenuine
                ? CheckResult.Right("It is; the quote stays as it is")
                : CheckResult.Wrong($"It is answered with {answer}", RecordingCheck.AdviceFor(answer));
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }

    private static bool IsPossible(QuoteAction action, GenerateStep steps) =>
        action.From.Contains(steps.Final.Contains(steps.First) ? steps.First : steps.Again);
}
