using System.Globalization;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The SQL that has just run for each visual, with what a visitor chose as parameters.</summary>
internal static class SqlSection
{
    public static Html Of(IEnumerable<Answer> answers) => Card.Of(
        "sql", "SQL", "What this page has just asked the warehouse, as its viewer.", Html.Join(answers.Select(Item)));

    /// <param name="rows">Negative where there is no such number.</param>
    public static string Facts(TimeSpan duration, long rows)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:N1} ms");
        var count = string.Create(CultureInfo.InvariantCulture, $" · {rows:N0} {(rows == 1 ? "row" : "rows")}");
        return rows < 0 ? time : time + count;
    }

    private static Html Item(Answer answer) => Html.Of(
        $"""
        <details class="sql" data-key="sql {answer.Query.Title}">
        <summary>{answer.Query.Title} <span class="quiet">{Facts(answer.Duration, answer.Rows.Count)}</span></summary>
        <pre><code>{answer.Query.Sql}</code></pre>
        {Html.Join(answer.Query.Parameters.Select(Parameter))}
        </details>
        """);

    private static Html Parameter(KeyValuePair<string, string> parameter) =>
        Html.Of($"<p class=\"parameter\"><code>:{parameter.Key}</code> = <code>{parameter.Value}</code></p>");
}
