using System.Text;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>The product's own judgment of a link.</summary>
internal static class Products
{
    public static bool IsGenuine(KnownLink known, string link)
    {
        using var key = SigningKey.FromText(known.KeyText);
        return SignedLink.TryRead(DefinitionOf(known), Parameters(link), out var signed, out _)
            && new Digester(key).Compute(signed.Link.ToMessage(DefinitionOf(known))).FixedTimeEquals(signed.Digest);
    }

    /// <summary>A whole definition with the fields and actions of the known link's.</summary>
    public static QuoteDefinition DefinitionOf(KnownLink known)
    {
        var fields = known.FieldNames.Select(name =>
            $$"""{ "name": "{{name}}", "source": "{{name}}", "column": "c_{{name}}", "type": "varchar(200)", "identifies": true }""");
        var statuses = known.ActionNames.Select(name => $$"""{ "name": "{{name}} done" }""");
        var actions = known.ActionNames.Select(name => $$"""{ "name": "{{name}}", "from": ["open"], "to": "{{name}} done" }""");
        return QuoteDefinition.Load(Encoding.UTF8.GetBytes(
            $$"""
            {
              "source": "s", "history": "h", "fields": [{{string.Join(',', fields)}}],
              "statuses": [{ "name": "open" }, {{string.Join(',', statuses)}}],
              "generate": { "first": "open", "again": "open" }, "actions": [{{string.Join(',', actions)}}]
            }
            """));
    }

    /// <summary>A query's parameters as API Gateway hands them on: decoded, a plus as a space.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Parameters(string link) => link.Split('?')[1].Split('#')[0]
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Replace('+', ' ').Split('=', 2))
        .GroupBy(parameter => Uri.UnescapeDataString(parameter[0]), parameter => Uri.UnescapeDataString(parameter[1]))
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]);
}
