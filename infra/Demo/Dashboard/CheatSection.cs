using Microsoft.AspNetCore.WebUtilities;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The parameters of a genuine link, to edit and send. A GET only verifies, so even the genuine link records nothing.</summary>
internal static class CheatSection
{
    public static Html Of(QuoteDefinition definition, IEnumerable<Answer> answers) => Card.Of(
        "cheat",
        "Try to cheat",
        "These are the parameters of the first link on this sheet. Change a value and send it.",
        answers.Select(FirstLink).FirstOrDefault(link => link is not null) is { } link
            ? FormOf(definition, link)
            : Card.Empty("This sheet has no link."));

    private static Uri? FirstLink(Answer answer) => answer.Query.Columns
        .SelectMany((column, i) => column.Format.Kind == FormatKind.Link ? answer.Rows.Select(row => $"{row[i]}") : [])
        .FirstOrDefault(link => link.Length > 0) is { } link ? new Uri(link) : null;

    // Without script the form opens the edited link, as a cheat would by hand.
    private static Html FormOf(QuoteDefinition definition, Uri link)
    {
        var parameters = new List<Html>();
        foreach (var parameter in new QueryStringEnumerable(link.Query))
        {
            parameters.Add(Control(definition, parameter.DecodeName().ToString(), parameter.DecodeValue().ToString()));
        }

        // The last parameter is the digest, and the one before is the last that it signs, such as the cost.
        return Html.Of(
            $"""
            <form id="cheat-form" method="get" action="{link.AbsolutePath}" target="_blank" rel="noopener">
            {parameters[^2]}
            <details data-key="cheat"><summary>The other {parameters.Count - 1} parameters</summary>
            {Html.Join([.. parameters[..^2], parameters[^1]])}
            </details>
            <div class="buttons"><button>Send the edited link</button></div>
            </form>
            <div class="verdicts" role="status"></div>
            """);
    }

    private static Html Control(QuoteDefinition definition, string name, string value) => Html.Of(
        $"""
        <div class="control"><label for="cheat-{name}">{Label(definition, name)}</label>
        <input id="cheat-{name}" name="{name}" value="{value}" autocomplete="off" spellcheck="false"></div>

        """);

    private static Html Label(QuoteDefinition definition, string name) =>
        definition.Fields.FirstOrDefault(field => field.Name == name) is { } field
            ? Html.Of($"{field.Label}")
            : Html.Of($"<code>{name}</code>");
}
