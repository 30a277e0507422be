using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A section of the page: its heading, one sentence about it, its content, and the SQL that made it.</summary>
internal static class Card
{
    public static Html Of(string id, string title, string lead, Html content) => Html.Of(
        $"""
        <section id="{id}" class="card" aria-labelledby="{id}-title">
        <h2 id="{id}-title">{title}</h2>
        <p class="lead">{lead}</p>
        {content}
        </section>

        """);

    /// <summary>A visual's error, a note that it is empty, or its rows, and always its SQL.</summary>
    public static Html Content(Visual visual, string about, string whenEmpty, Func<Html> rows) => Html.Of(
        $"{(visual.Failure is { } failure ? Alert(failure) : visual.Rows.Count == 0 ? Empty(whenEmpty) : rows())}{Sql(visual, about)}");

    public static Html Empty(string text) => Html.Of($"<p class=\"empty\">{text}</p>");

    private static Html Alert(string failure) =>
        Html.Of($"<p class=\"alert\" role=\"alert\">The warehouse refused this query. {failure}</p>");

    private static Html Parameter(KeyValuePair<string, string> parameter) =>
        Html.Of($"<p class=\"parameter\"><code>:{parameter.Key}</code> = <code>{parameter.Value}</code></p>");

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    private static Html Sql(Visual visual, string about) => Html.Of(
        $"""
        <details class="sql" data-key="sql {about}">
        <summary>SQL <span class="quiet">of {about} · {Rows(visual.Rows.Count)} in {Format.Milliseconds(visual.Duration)}</span></summary>
        <pre><code>{visual.Query.Sql}</code></pre>
        {Html.Join(visual.Query.Parameters.Select(Parameter))}
        </details>
        """);
}
