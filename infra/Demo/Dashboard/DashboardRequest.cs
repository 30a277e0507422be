using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The query string of a page: who looks, a value for each filter that is set, and the quote of the timeline.</summary>
/// <param name="Path">The path of the definition's page.</param>
/// <param name="Viewer">One of the viewers.</param>
/// <param name="Filters">By the field's name; only text fields that identify a combination are filtered by.</param>
/// <param name="Quote">Null for the newest one.</param>
internal sealed record DashboardRequest(string Path, string Viewer, IReadOnlyDictionary<string, string> Filters, string? Quote)
{
    public const string QuoteName = "quote";

    /// <summary>No field has this name, because it is a link parameter.</summary>
    public const string ViewerName = LinkParameters.Viewer;

    private const int LongestFilter = 100;
    private static readonly SqlType QuoteId = new(SqlTypeKind.Varchar, 36);

    public static DashboardRequest From(HttpRequest request, QuoteDefinition definition)
    {
        var filters = Filterable(definition)
            .Select(field => (field, Value: request.Query[field.Name].ToString()))
            .Where(pair => pair.Value.Length > 0 && pair.field.Type.Fault(pair.Value) is null)
            .ToDictionary(pair => pair.field.Name, pair => pair.Value);
        var quote = request.Query[QuoteName].ToString();
        var viewer = Sample.Viewers.FirstOrDefault(viewer => viewer == request.Query[ViewerName].ToString(), Sample.Viewers[0]);
        return new DashboardRequest(
            PathOf(definition), viewer, filters, quote.Length == 0 || QuoteId.Fault(quote) is not null ? null : quote);
    }

    public static string PathOf(QuoteDefinition definition) => definition.IsDefault ? "/" : $"/{definition.Name}";

    /// <summary>Short identifying texts. Longer ones are descriptions, which do not suit a list.</summary>
    public static IEnumerable<QuoteField> Filterable(QuoteDefinition definition) => definition.Fields.Where(field =>
        field is { Identifies: true, Type: { Kind: SqlTypeKind.Varchar, Length: <= LongestFilter }, Name: not QuoteName });

    /// <summary>The viewer if the address must name one.</summary>
    public string? OtherViewer => Viewer == Sample.Viewers[0] ? null : Viewer;

    /// <summary>The address of the same view with another quote's timeline; null for the newest one's.</summary>
    public string Address(string? quote) => $"{Path}?" + string.Join('&', Filters
        .Concat(Parameter(ViewerName, OtherViewer))
        .Concat(Parameter(QuoteName, quote))
        .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    private static KeyValuePair<string, string>[] Parameter(string name, string? value) =>
        value is null ? [] : [KeyValuePair.Create(name, value)];
}
