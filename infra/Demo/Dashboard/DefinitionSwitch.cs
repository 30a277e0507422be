using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Links between the dashboards of several definitions.</summary>
internal static class DefinitionSwitch
{
    public static Html Of(IReadOnlyList<QuoteDefinition> definitions, QuoteDefinition current, DashboardRequest request) =>
        definitions.Count == 1 ? default : Html.Of(
            $"""
            <nav class="switch" aria-label="Definitions">Definition:
            {Html.Join(definitions.Select(definition => Link(definition, definition == current, request)))}</nav>
            """);

    public static string PathOf(QuoteDefinition definition) => definition.IsDefault ? "/" : $"/{definition.Name}";

    /// <summary>To the same sheet as the same viewer.</summary>
    private static Html Link(QuoteDefinition definition, bool isCurrent, DashboardRequest request)
    {
        var current = isCurrent ? Html.Of($" aria-current=\"page\"") : default;
        return Html.Of($"<a href=\"{PathOf(definition)}{request.At(request.Sheet).Address}\"{current}>{definition.Name}</a>\n");
    }
}
