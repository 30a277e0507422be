using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The body of an answer's page.</summary>
internal static class Page
{
    public static Html Of(Answer answer, AnswerText text, QuoteDefinition definition) => answer.Kind switch
    {
        AnswerKind.AutoForm => Html.Of($"{Summary(answer, definition)}{PostForm("once", Html.Of($"<button>Record now</button>"))}"),
        AnswerKind.Form or AnswerKind.InputsWrong =>
            Html.Of($"{Summary(answer, definition)}<form method=\"post\">{InputFields(answer, definition)}<button>Record</button></form>"),
        AnswerKind.Unconfirmed =>
            Html.Of($"<p role=\"status\">{text.Detail}</p>{PostForm("again", Html.Of($"{TypedInputs(answer, definition)}<button>Ask again</button>"))}"),
        AnswerKind.Malformed =>
            Html.Of($"<p>{text.Detail}</p><ul>{Html.Join(answer.Faults.Select(fault => Html.Of($"<li>{fault}</li>")))}</ul>"),
        _ => Html.Of($"<p>{text.Detail}</p>{Quote(answer.Quote)}"),
    };

    /// <summary>The form has no action: it posts to the link itself, parameters and all.</summary>
    private static Html PostForm(string when, Html content) => Html.Of($"<form method=\"post\" data-post=\"{when}\">{content}</form>");

    private static Html Summary(Answer answer, QuoteDefinition definition) => Html.Of(
        $"<dl>{Html.Join(Facts(answer.Link!, definition).Select(fact => Html.Of($"<dt>{fact.Label}</dt><dd>{fact.Value ?? "–"}</dd>")))}</dl>");

    private static IEnumerable<(string Label, string? Value)> Facts(QuoteLink link, QuoteDefinition definition) =>
        link.Action == QuoteAction.Accept
            ? [("Accept quote", link.QuoteId), ("Revision", link.Revision.ToString(CultureInfo.InvariantCulture)), ("For", link.Viewer)]
            : [.. definition.Fields.Zip(link.Values, (field, value) => (field.Label, value)), ("For", link.Viewer)];

    private static Html InputFields(Answer answer, QuoteDefinition definition) =>
        Html.Join(definition.Inputs.Zip(answer.Inputs.Concat(Enumerable.Repeat<string?>(null, definition.Inputs.Count)), (input, typed) =>
            InputField(input, typed, answer.InputFaults.GetValueOrDefault(input.Name))));

    private static Html InputField(QuoteInput input, string? typed, string? fault) => Html.Of(
        $"""
        <label for="{input.Name}">{input.Label}{(input.Required ? " (required)" : "")}</label>
        <input id="{input.Name}" name="{input.Name}" value="{typed}"{Attribute(input.Required, "required")}>
        {(fault is null ? default : Html.Of($"<p class=\"fault\">{input.Label} {fault}.</p>"))}
        """);

    private static Html TypedInputs(Answer answer, QuoteDefinition definition) =>
        Html.Join(definition.Inputs.Zip(answer.Inputs).Where(pair => pair.Second is not null).Select(pair =>
            Html.Of($"<input type=\"hidden\" name=\"{pair.First.Name}\" value=\"{pair.Second}\">")));

    private static Html Attribute(bool present, string name) => present ? Html.Of($" {name}") : default;

    private static Html Quote(RecordedQuote? quote) => quote is null ? default : Html.Of(
        $"""
        <dl>
        <dt>Quote</dt><dd>{quote.QuoteId}</dd>
        <dt>Revision</dt><dd>{quote.Revision}</dd>
        <dt>Status</dt><dd>{quote.Status}</dd>
        <dt>Recorded</dt><dd>{quote.RecordedAt.ToString("u", CultureInfo.InvariantCulture)}</dd>
        </dl>
        """);
}
