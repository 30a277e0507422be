using Microsoft.AspNetCore.WebUtilities;

using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The parameters of a genuine link, to edit and send. A GET only verifies, so even the genuine link records nothing.</summary>
internal static class CheatSection
{
    public static Html Of(QuoteDefinition definition, Visual rows) => Card.Of(
        "cheat",
        "Try to cheat",
        "These are the parameters of the first row's link. Change a value and send it.",
        rows.Rows is [var row, ..] && Uri.TryCreate(row.Text(WarehouseNames.QuoteLink), UriKind.Absolute, out var link)
            ? FormOf(definition, link)
            : Card.Empty("There is no row to take a link from."));

    // Without script the form opens the edited link, as a cheat would by hand.
    private static Html FormOf(QuoteDefinition definition, Uri link)
    {
        var parameters = Parameters(link);
        var tempting = (definition.Fields.LastOrDefault(field => !field.Identifies) ?? definition.Fields[^1]).Name;
        return Html.Of(
            $"""
            <form id="cheat-form" method="get" action="{link.AbsolutePath}" target="_blank" rel="noopener">
            {Html.Join(parameters.Where(pair => pair.Name == tempting).Select(pair => Control(definition, pair)))}
            <details data-key="cheat"><summary>The other {parameters.Count(pair => pair.Name != tempting)} parameters</summary>
            {Html.Join(parameters.Where(pair => pair.Name != tempting).Select(pair => Control(definition, pair)))}
            </details>
            <div class="buttons"><button class="secondary">Send the edited link</button></div>
            </form>
            <div class="verdicts" role="status"></div>
            """);
    }

    private static Html Control(QuoteDefinition definition, (string Name, string Value) parameter) => Html.Of(
        $"""
        <div class="control"><label for="cheat-{parameter.Name}">{Label(definition, parameter.Name)}</label>
        <input id="cheat-{parameter.Name}" name="{parameter.Name}" value="{parameter.Value}" autocomplete="off" spellcheck="false"></div>

        """);

    private static Html Label(QuoteDefinition definition, string name) =>
        definition.Fields.FirstOrDefault(field => field.Name == name) is { } field
            ? Html.Of($"{field.Label}")
            : Html.Of($"<code>{name}</code>");

    private static (string Name, string Value)[] Parameters(Uri link)
    {
        var parameters = new List<(string, string)>();
        foreach (var parameter in new QueryStringEnumerable(link.Query))
        {
            parameters.Add((parameter.DecodeName().ToString(), parameter.DecodeValue().ToString()));
        }

        return [.. parameters];
    }
}
