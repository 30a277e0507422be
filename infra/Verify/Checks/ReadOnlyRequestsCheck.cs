using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Browsers prefetch links, and scanners ask for their heads.</summary>
internal sealed class ReadOnlyRequestsCheck : ICheck
{
    public string Question => "Do a HEAD and a browser's prefetch write nothing?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var link = await Signer.LinkAsync(deployment, cancellationToken);
        var query = await Signer.SignAsync(deployment, link, cancellationToken);
        List<string> written = [];
        foreach (var (name, method) in new[] { ("HEAD", HttpMethod.Head), ("prefetch", HttpMethod.Get) })
        {
            await deployment.Api.SendAsync(method, query, null, [("Sec-Purpose", "prefetch")], cancellationToken);
            var rows = await deployment.Warehouse.QueryAsync(
                $"SELECT COUNT(*) FROM {deployment.NameOf(WarehouseNames.HistoryView)} WHERE combination = :combination",
                new Dictionary<string, string> { ["combination"] = link.Combination(deployment.Definition) },
                cancellationToken);
            if (rows is not [["0"]])
            {
                written.Add($"A {name} wrote a revision");
                break;
            }
        }

        return CheckResult.Of(written, "They do not write", "See what stands between you and the API; deploy again.");
    }
}
