using WriteBackLambdas.Local.Redshift;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Local.Dashboard;

/// <summary>A stand-in for the QuickSight analysis: the warehouse's views as alice sees them, asked anew for every page.</summary>
internal sealed class DashboardPages(RedshiftDatabase database)
{
    private const string Rows = "SELECT * FROM public.quote_gen_vw ORDER BY customername, skill, shift";

    private const string History =
        """
        SELECT h.*, c.accept_link
        FROM public.quote_history_vw AS h
        LEFT JOIN public.quote_current_vw AS c ON c.quote_id = h.quote_id AND c.revision = h.revision
        ORDER BY h.recorded_at DESC
        """;

    private static readonly Dictionary<string, string> Links = new() { ["quote_link"] = "Generate Quote", ["accept_link"] = "Accept" };

    private static readonly HashSet<string> Hidden = ["combination", "is_latest", "issued_at"];

    private static readonly Dictionary<string, string> Files = new() { ["dashboard.css"] = "text/css", ["dashboard.js"] = "text/javascript" };

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (Delegate)PageAsync);
        foreach (var (name, type) in Files)
        {
            endpoints.MapGet($"/{name}", () => Results.Stream(typeof(DashboardPages).Assembly.GetManifestResourceStream(name)!, type));
        }
    }

    private async Task<IResult> PageAsync(HttpContext context)
    {
        // Each in a transaction of its own, as two visuals would ask.
        var rows = await database.RunAsync(Sample.Viewer, [Rows], new Dictionary<string, string>(), context.RequestAborted);
        var history = await database.RunAsync(Sample.Viewer, [History], new Dictionary<string, string>(), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'";
        var page = Html.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Quotes</title>
            <link rel="stylesheet" href="dashboard.css">
            <script src="dashboard.js" defer></script>
            </head>
            <body>
            <main>
            <h1>Quotes</h1>
            <p>A local stand-in for a QuickSight dashboard, as the database user {Sample.Viewer} sees it. Each link is signed by the warehouse.</p>
            <section><h2>Quote history</h2>{Table(history, "No quotes yet: press Generate Quote beside a row.")}</section>
            <section><h2>Rows to quote</h2>{Table(rows, "The source table is empty.")}</section>
            </main>
            </body>
            </html>

            """);
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }

    private static Html Table(TransactionResult result, string whenEmpty)
    {
        if (result.Failure is { } failure)
        {
            return Html.Of($"<p role=\"alert\">{failure.Message}</p>");
        }

        var (columns, rows) = (result.Statements[0].Columns, result.Statements[0].Rows);
        int[] shown = [.. Enumerable.Range(0, columns.Count).Where(i => !Hidden.Contains(columns[i].Name))];
        var latest = columns.Select(column => column.Name).ToList().IndexOf("is_latest");
        return rows.Count == 0 ? Html.Of($"<p>{whenEmpty}</p>") : Html.Of(
            $"""
            <div class="scroll"><table>
            <thead><tr>{Html.Join(shown.Select(i => Html.Of($"<th scope=\"col\">{columns[i].Name.Replace('_', ' ')}</th>")))}</tr></thead>
            <tbody>{Html.Join(rows.Select(row => Html.Of(
                $"<tr class=\"{(latest >= 0 && row[latest] is true ? "latest" : "")}\">{Html.Join(shown.Select(i => Cell(columns[i].Name, row[i])))}</tr>\n")))}</tbody>
            </table></div>
            """);
    }

    private static Html Cell(string column, object? value) => value is not null && Links.TryGetValue(column, out var text)
        ? Html.Of($"<td><a href=\"{(string)value}\" target=\"_blank\" rel=\"noreferrer\">{text}</a></td>")
        : Html.Of($"<td>{value switch { bool flag => flag ? "yes" : "no", _ => $"{value}" }}</td>");
}
