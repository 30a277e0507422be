using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The document: on the left the dashboard, as QuickSight shows it; on the right what only the demo has.</summary>
internal static class DashboardLayout
{
    /// <param name="definitions">The links to the dashboards of the other definitions.</param>
    public static Html Document(
        DashboardModel model, DashboardRequest request, ActivityFeed feed, Html definitions, Html sheet, Html behind) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{model.Title}</title>
        <link rel="icon" href="/dashboard.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/dashboard.css">
        <script src="/dashboard.js" defer></script>
        </head>
        <body data-page="dashboard" data-last-id="{Text(feed.LastId)}" data-last-write="{Text(feed.LastWrite)}">
        <a class="skip" href="#content">Skip to the content</a>
        <p id="notice" class="notice" role="status" hidden></p>
        <div class="columns">
        <main id="content" tabindex="-1">
        <h1>{model.Title}</h1>
        {definitions}
        <nav class="tabs" aria-label="Sheets">{Html.Join(model.Sheets.Select(other => Tab(other, request)))}</nav>
        {sheet}
        </main>
        <aside aria-label="Behind the scenes">
        {Start(model, request)}
        {behind}
        </aside>
        </div>
        </body>
        </html>

        """);

    public static Html Failed() => Html.Of(
        $"""
        <section class="card failed" role="alert">
        <h2>The warehouse does not answer</h2>
        <p>PostgreSQL is down or still starting. No recorded quote is lost.</p>
        <p><a href="">Try again</a>, or restart the demo: <code>dotnet run dev.cs demo</code></p>
        </section>
        """);

    private static Html Tab(Sheet sheet, DashboardRequest request)
    {
        var current = sheet == request.Sheet ? Html.Of($" aria-current=\"page\"") : default;
        return Html.Of($"<a href=\"{request.At(sheet).Address}\"{current}>{sheet.Title}</a>");
    }

    private static Html Start(DashboardModel model, DashboardRequest request) => Card.Of(
        "viewer",
        "Start here",
        "Local stand-in for Amazon QuickSight and Redshift.",
        Html.Of(
            $"""
            <p>Click <em>{model.Sheets[0].Data.Columns[0].Label}</em> on a row: a tab opens, and the quote is recorded. Go on with it
            on the sheet <em>{model.Sheets[1].Title}</em>, or try to cheat.</p>
            <p>The page is as the database user <b>{request.Viewer}</b> sees it. See it as {Html.Join(Sample.Viewers
                .Where(viewer => viewer != request.Viewer)
                .Select(viewer => Html.Of($"<a href=\"{(request with { Viewer = viewer }).Address}\">{viewer}</a>")))}.</p>
            <p class="quiet">The database, the SQL and both functions are real; this machine emulates only the services around them.</p>
            """));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
