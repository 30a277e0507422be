using System.Globalization;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes;

/// <summary>How long a definition's links can become, in characters of the URL that a browser sends.</summary>
public static class LinkLength
{
    /// <summary>QuickSight documents 2,048 characters for a URL action, but not whether that includes the values of fields.</summary>
    public const int Recommended = 2048;

    /// <summary>API Gateway's limit for a URL.</summary>
    public const int Max = 10240;

    /// <summary>The longest domain name, with its scheme and path.</summary>
    private const int MaxAddress = 300;

    private static readonly IssueTime AnyTime = new(DateTimeOffset.UnixEpoch);

    /// <summary>The longest link to this address: each text is as long as its type allows, and each of its bytes is encoded.</summary>
    public static int Longest(QuoteDefinition definition, string apiAddress) =>
        apiAddress.Length + definition.Workflow.Actions.Select(action => action.Name).Append(QuoteLink.Generate)
            .Max(action => LongestQuery(definition, action));

    /// <summary>A sentence about links that are longer than <see cref="Recommended"/>; null if none can be.</summary>
    public static string? Warning(QuoteDefinition definition, string apiAddress) =>
        Longest(definition, apiAddress) is var longest and > Recommended
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The quote definition{(definition.IsDefault ? "" : $" {definition.Name}")} allows links of {longest:N0} characters. "
                + $"QuickSight may refuse more than {Recommended:N0}; use shorter varchar types if your values are shorter.")
            : null;

    internal static string? Fault(QuoteDefinition definition) =>
        MaxAddress + LongestQuery(definition, QuoteLink.Generate) is var longest and > Max
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"fields: the longest link has {longest:N0} characters, and API Gateway takes {Max:N0}; use shorter varchar types")
            : null;

    private static int LongestQuery(QuoteDefinition definition, string action)
    {
        string?[] values = action == QuoteLink.Generate
            ? [.. definition.Fields.Select(field => LongestText(field.Type))]
            : [Guid.Empty.ToString(), int.MaxValue.ToString(CultureInfo.InvariantCulture)];
        var link = new QuoteLink(action, new string('%', QuoteLink.MaxViewerBytes), AnyTime, values);
        return link.ToQuery(definition, Digester.ComputeUnkeyed(link.ToMessage(definition))).Length;
    }

    /// <summary>Only a text has characters that a URL must escape.</summary>
    private static string LongestText(SqlType type) => new(type.Kind == SqlTypeKind.Varchar ? '%' : '0', type.MaxTextBytes);
}
