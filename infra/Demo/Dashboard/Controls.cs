using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The controls above a sheet's visuals. They work without script.</summary>
internal static class Controls
{
    public static Html Of(DashboardRequest request, Answer choices) => Html.Of(
        $"""
        <form id="filters" role="search" aria-label="Filters" method="get">
        {Html.Join(request.Place.Select(pair => Html.Of($"<input type=\"hidden\" name=\"{pair.Key}\" value=\"{pair.Value}\">")))}
        {Html.Join(ControlInput.Of(request.Sheet).Select(input => Control(input, choices, request.Choices.GetValueOrDefault(input.Name))))}
        <div class="buttons"><noscript><button>Apply</button></noscript><a href="{request.At(request.Sheet).Address}">Clear</a></div>
        </form>
        """);

    private static Html Control(ControlInput input, Answer choices, string? chosen) => Html.Of(
        $"""
        <div class="control"><label for="{input.Name}">{input.Label}</label>
        {(input.Filter.Kind == FilterKind.Dates
            ? Html.Of($"<input type=\"date\" id=\"{input.Name}\" name=\"{input.Name}\" value=\"{chosen}\">")
            : Html.Of(
                $"""
                <select id="{input.Name}" name="{input.Name}"><option value="">All</option>
                {Html.Join(Values(input, choices, chosen).Select(value => Option(value, value == chosen)))}</select>
                """))}</div>

        """);

    private static Html Option(string value, bool isChosen) =>
        Html.Of($"<option value=\"{value}\"{(isChosen ? Html.Of($" selected") : default)}>{value}</option>");

    /// <summary>What is chosen is among them even if no row has it any more.</summary>
    private static IEnumerable<string> Values(ControlInput input, Answer choices, string? chosen) => choices.Rows
        .Select(row => $"{row[choices.Query.Columns.IndexOf(input.Filter.Column)]}")
        .Append(chosen ?? "")
        .Where(value => value.Length > 0)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
