using System.Net;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>The link that would accept the synthetic quote; it is only looked at.</summary>
internal sealed class AcceptLinkCheck : ICheck
{
    public string Question => "Is the link to accept the quote genuine?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Quote.QuoteId is not { } quoteId)
        {
            return CheckResult.Unchecked("Nothing was recorded", "First fix what the recording needs.");
        }

        try
        {
            var rows = await deployment.Warehouse.QueryAsync(
                $"SELECT {WarehouseNames.AcceptLink} FROM {deployment.NameOf(WarehouseNames.CurrentView)} WHERE quote_id = :quote_id",
                new Dictionary<string, string> { ["quote_id"] = quoteId },
                cancellationToken);
            if (rows is not [[{ } link]] || !link.StartsWith($"{deployment.Api.Address}?", StringComparison.Ordinal))
            {
                return CheckResult.Wrong(
                    rows is [[{ } other]]
                        ? $"It is {other.Split('?')[0]} and not an address of {deployment.Api.Address}"
                        : "There is no accept link",
                    "Deploy again, or check --api.");
            }

            var answer = await deployment.Api.PrefetchAsync(new Uri(link).Query, cancellationToken);
            return answer.Status == HttpStatusCode.OK
                ? CheckResult.Right("It is; the quote stays as it is")
                : CheckResult.Wrong($"It is answered with {answer}", RecordingCheck.AdviceFor(answer));
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
