using System.Net;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// Reads a form body of type application/x-www-form-urlencoded. HttpUtility.ParseQueryString would take names in any case, and
/// <c>%u0041</c> for an A, which other parsers refuse.
/// </summary>
internal static partial class FormBody
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>All values of each name, in order; null if a percent sign does not begin an encoded byte.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Parse(string body) => LonePercent().IsMatch(body)
        ? null
        : body.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: WebUtility.UrlDecode(pair[0]), Value: WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? "")))
            .GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group], StringComparer.Ordinal);

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex LonePercent();
}
