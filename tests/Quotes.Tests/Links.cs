using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes.Tests;

internal static class Links
{
    public static readonly IssueTime Issued = IssueTime.Parse("20260102T030405000006")!.Value;

    public static QuoteLink Generate(params string?[] values) => new(QuoteLink.Generate, "alice", Issued, values);

    public static QuoteLink Accept(string quoteId, string revision) => new("accept", "alice", Issued, [quoteId, revision]);

    public static Digest Sign(this QuoteLink link)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        return new Digester(key).Compute(link.ToMessage(QuoteDefinition.Embedded));
    }

    /// <summary>A query's parameters as API Gateway hands them on: decoded, a plus as a space.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Parameters(string query) => query.TrimStart('?').Split('&')
        .Select(parameter => parameter.Replace('+', ' ').Split('=', 2))
        .GroupBy(parameter => Uri.UnescapeDataString(parameter[0]), parameter => Uri.UnescapeDataString(parameter[1]))
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]);

    /// <summary>The query parameters of a sample event.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Sample(string name)
    {
        var json = JsonElement.Parse(File.ReadAllText(SampleEvents.PathOf($"write-back/{name}.json")));
        return json.GetProperty("multiValueQueryStringParameters").EnumerateObject().ToDictionary(
            parameter => parameter.Name,
            IReadOnlyList<string> (parameter) => [.. parameter.Value.EnumerateArray().Select(value => value.GetString()!)]);
    }
}
