using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Browsers prefetch links, and scanners ask for their heads, which say nothing of a prefetch.</summary>
internal sealed class ReadOnlyRequestsCheck : ICheck
{
    public string Question => "Do a HEAD and a browser's prefetch write nothing?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (await ViewersCheck.HiddenAsync(deployment, cancellationToken) is { } hidden)
        {
            return hidden;
        }

        (string Name, Func<string, Task<ApiAnswer>> SendAsync)[] requests =
        [
            ("HEAD", query => deployment.Api.SendAsync(HttpMethod.Head, query, null, [("Accept", "text/html")], cancellationToken)),
            ("prefetch", query => deployment.Api.PrefetchAsync(query, cancellationToken)),
        ];
        List<string> written = [];
        foreach (var (name, sendAsync) in requests)
        {
            // A link of its own: a replay of one that has recorded writes nothing.
            var link = await Signer.LinkAsync(deployment, cancellationToken);
            var query = await Signer.SignAsync(deployment, link, cancellationToken);
            var before = await CountAsync(deployment, link, cancellationToken);
            await sendAsync(query);
            if (await CountAsync(deployment, link, cancellationToken) != before)
            {
                written.Add($"A {name} wrote a revision");
            }
        }

        return CheckResult.Of(written, "They do not write", "See what stands between you and the API; deploy again.");
    }

    /// <summary>The revisions of a link's combination.</summary>
    public static async Task<int> CountAsync(Deployment deployment, QuoteLink link, CancellationToken cancellationToken)
    {
        var rows = await deployment.Warehouse.QueryAsync(
            $"SELECT COUNT(*) FROM {deployment.NameOf(deployment.Definition.Names.HistoryView)} WHERE combination = :combination",
            new Dictionary<string, string> { ["combination"] = link.Combination(deployment.Definition) },
            cancellationToken);
        return int.Parse(rows[0][0]!, CultureInfo.InvariantCulture);
    }
}
