using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The document around the sections.</summary>
internal static class DashboardLayout
{
    public static Html Document(
        DashboardRequest request, IReadOnlyList<QuoteDefinition> definitions, ActivityFeed feed, Html main, Html aside) => Html.Of(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Quotes</title>
        <link rel="icon" href="/dashboard.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/dashboard.css">
        <script src="/dashboard.js" defer></script>
        </head>
        <body data-page="dashboard" data-last-id="{Text(feed.LastId)}" data-last-write="{Text(feed.LastWrite)}">
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
        <div><p class="stand-in">Local stand-in for Amazon QuickSight and Redshift</p>
        <h1>Quotes</h1>
        <p id="viewer" class="lead">The analysis as the database user <b>{request.Viewer}</b> sees it. See it as {Others(request)}.
        The database, the SQL and both functions are real; this machine emulates only the services around them.</p>
        {Switch(request, definitions)}</div>
        <p class="start"><strong>Start here.</strong> Click <em>Generate Quote</em> beside a row: a tab opens, the quote is recorded, and it
        appears here automatically. Then go on with it there, or try to cheat.</p>
        </header>
        <p id="notice" class="notice" role="status" hidden></p>
        <div class="columns">
        <main id="content" tabindex="-1">
        {main}
        </main>
        <aside aria-label="Behind the scenes">
        {aside}
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

    /// <summary>Links to the pages of all definitions, if there are several.</summary>
    private static Html Switch(DashboardRequest request, IReadOnlyList<QuoteDefinition> definitions) => definitions.Count == 1
        ? default
        : Html.Of(
            $"""
            <nav class="lead" aria-label="Definitions">Definition:
            {Html.Join(definitions.Select(definition => Link(request, definition)))}</nav>
            """);

    private static Html Link(DashboardRequest request, QuoteDefinition definition)
    {
        var path = DashboardRequest.PathOf(definition);
        var other = request with { Path = path, Filters = new Dictionary<string, string>() };
        return path == request.Path
            ? Html.Of($"<b>{definition.Name}</b> ")
            : Html.Of($"<a href=\"{other.Address(null)}\">{definition.Name}</a> ");
    }

    private static Html Others(DashboardRequest request) => Html.Join(Sample.Viewers
        .Where(viewer => viewer != request.Viewer)
        .Select(viewer => Html.Of($"<a href=\"{(request with { Viewer = viewer }).Address(request.Quote)}\">{viewer}</a>")));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
