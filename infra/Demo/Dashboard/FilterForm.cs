using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The controls above the visuals: one list for each identifying field that has few values. They work without script.</summary>
internal static class FilterForm
{
    private const int MostChoices = 40;

    public static Html Of(QuoteDefinition definition, Visual choices, DashboardRequest request)
    {
        var fields = DashboardRequest.Filterable(definition)
            .Select(field => (Field: field, Values: Values(choices, field, request)))
            .Where(pair => pair.Values.Length > 0)
            .ToArray();
        return fields.Length == 0 ? default : Html.Of(
            $"""
            <search class="filters" aria-label="Filters">
            <form id="filters" method="get" action="{request.Path}">
            {Html.Join(fields.Select(pair => Control(pair.Field, pair.Values, request.Filters.GetValueOrDefault(pair.Field.Name))))}
            {Hidden(DashboardRequest.ViewerName, request.OtherViewer)}
            {Hidden(DashboardRequest.QuoteName, request.Quote)}
            <div class="buttons"><button class="secondary">Apply</button><a href="{Unfiltered(request).Address(null)}">Clear</a></div>
            </form>
            </search>
            """);
    }

    /// <summary>No values where there are too many to pick from, or only one. A chosen value is always included.</summary>
    private static string[] Values(Visual choices, QuoteField field, DashboardRequest request)
    {
        var chosen = request.Filters.GetValueOrDefault(field.Name);
        string[] values =
        [
            .. choices.Rows.Select(row => row.Text(field.Source)).Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal),
        ];
        return chosen is null
            ? values.Length is > 1 and <= MostChoices ? values : []
            : values.Length <= MostChoices && values.Contains(chosen) ? values : [chosen];
    }

    private static DashboardRequest Unfiltered(DashboardRequest request) => request with { Filters = new Dictionary<string, string>() };

    private static Html Hidden(string name, string? value) =>
        value is null ? default : Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static Html Selected(bool isSelected) => isSelected ? Html.Of($" selected") : default;

    private static Html Control(QuoteField field, IEnumerable<string> values, string? chosen) => Html.Of(
        $"""
        <div class="control"><label for="filter-{field.Name}">{field.Label}</label>
        <select id="filter-{field.Name}" name="{field.Name}"><option value="">All</option>
        {Html.Join(values.Select(value => Html.Of($"<option value=\"{value}\"{Selected(value == chosen)}>{value}</option>")))}
        </select></div>

        """);
}
