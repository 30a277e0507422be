using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Verify;

/// <summary>Has the warehouse sign links, as its views do, with values of our own.</summary>
internal static class Signer
{
    /// <summary>A call of the digest function. The Data API takes neither NULL nor an empty text as a parameter.</summary>
    /// <param name="parameters">Gets the parameters, with names that start with the prefix.</param>
    public static string Call(
        Deployment deployment, IEnumerable<string?> arguments, Dictionary<string, string> parameters, string prefix = "a")
    {
        var texts = arguments.Select((argument, i) =>
        {
            if (string.IsNullOrEmpty(argument))
            {
                return argument is null ? "NULL" : "''";
            }

            parameters[$"{prefix}{i}"] = argument;
            return $":{prefix}{i}";
        });
        return $"{deployment.NameOf(deployment.Definition.Names.DigestFunction)}({string.Join(", ", texts)})";
    }

    public static IReadOnlyList<string?> Arguments(Deployment deployment, QuoteLink link) =>
        [deployment.Definition.Purpose, link.Action, link.Viewer, link.Issued.ToString(), .. link.Values];

    /// <summary>A link to the synthetic quote, issued now, with these values instead of its own if there are any.</summary>
    public static async Task<QuoteLink> LinkAsync(
        Deployment deployment, CancellationToken cancellationToken, IReadOnlyList<string?>? values = null) => new(
        QuoteLink.Generate,
        deployment.Viewer ?? await deployment.Warehouse.CurrentUserAsync(cancellationToken),
        new IssueTime(TimeProvider.System.GetUtcNow()),
        values ?? deployment.Quote.Values);

    /// <summary>A link's query string with the digest that the warehouse gives it.</summary>
    /// <exception cref="UnsignedException">The warehouse does not sign.</exception>
    public static async Task<string> SignAsync(Deployment deployment, QuoteLink link, CancellationToken cancellationToken)
    {
        Dictionary<string, string> parameters = [];
        var sql = $"SELECT {Call(deployment, Arguments(deployment, link), parameters)}";
        string? digest;
        try
        {
            digest = (await deployment.Warehouse.QueryAsync(sql, parameters, cancellationToken))[0][0];
        }
        catch (StatementException exception)
        {
            throw new UnsignedException(exception.Message);
        }

        if (!Digest.TryParse(digest, out var parsed))
        {
            throw new UnsignedException($"The digest function returned {digest ?? "NULL"} instead of 64 hexadecimal characters");
        }

        deployment.Quote.Combinations.Add(link.Combination(deployment.Definition));
        return link.ToQuery(deployment.Definition, parsed);
    }

    public static async Task<string> SignAsync(Deployment deployment, CancellationToken cancellationToken) =>
        await SignAsync(deployment, await LinkAsync(deployment, cancellationToken), cancellationToken);

    /// <summary>
    /// The same link with one character changed: it claims another decade. So it is older than the function's keys, which need no look at
    /// newer ones to refuse it.
    /// </summary>
    public static string Forge(string query)
    {
        var decade = query.IndexOf($"&{LinkParameters.Issued}=", StringComparison.Ordinal) + $"&{LinkParameters.Issued}=20".Length;
        return string.Concat(query.AsSpan(0, decade), query[decade] == '1' ? "0" : "1", query.AsSpan(decade + 1));
    }
}
