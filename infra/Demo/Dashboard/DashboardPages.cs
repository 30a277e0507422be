using System.Globalization;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A stand-in for the QuickSight analysis: the warehouse's views as a viewer sees them, queried for every page.</summary>
internal sealed class DashboardPages(
    RedshiftDatabase database, ActivityLog log, IReadOnlyList<QuoteDefinition> definitions, QuoteDefinition definition)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    private static readonly Dictionary<string, string> Files = new()
    {
        ["dashboard.css"] = "text/css",
        ["dashboard.js"] = "text/javascript",
        ["dashboard.svg"] = "image/svg+xml",
    };

    private readonly DashboardSql _sql = new(definition);
    private readonly Format _format = new(definition);

    /// <summary>The page of the definition, and beside that of the default one what all pages use.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DashboardRequest.PathOf(definition), (Delegate)((HttpContext context) => AnswerAsync(context, PageAsync)));
        if (definition.IsDefault)
        {
            MapShared(endpoints);
        }
    }

    private void MapShared(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/activity", (Delegate)Activity);
        endpoints.MapGet(
            "/activity/list",
            (Delegate)((HttpContext context) => AnswerAsync(context, (_, _) => Task.FromResult((ActivitySection.Of(log), true)))));
        foreach (var (name, type) in Files)
        {
            endpoints.MapGet($"/{name}", (Delegate)((HttpContext context) =>
            {
                WriteHeaders(context.Response);
                return Task.FromResult(Results.Stream(typeof(DashboardPages).Assembly.GetManifestResourceStream(name)!, type));
            }));
        }
    }

    private IResult Activity(HttpContext context)
    {
        WriteHeaders(context.Response);
        _ = long.TryParse(context.Request.Query["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var since);
        return Results.Json(ActivityFeed.Of(log, since), ActivityFeedJson.Default.ActivityFeed);
    }

    private async Task<IResult> AnswerAsync(
        HttpContext context, Func<DashboardRequest, CancellationToken, Task<(Html Body, bool Complete)>> render)
    {
        WriteHeaders(context.Response);
        var request = DashboardRequest.From(context.Request, definition);
        try
        {
            var (body, complete) = await render(request, context.RequestAborted);
            return Page(body, complete ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (DatabaseUnavailableException)
        {
            context.Response.Headers.RetryAfter = "5";
            return Page(
                DashboardLayout.Document(
                    request, definitions, ActivityFeed.Of(log, long.MaxValue), DashboardLayout.Failed(), ActivitySection.Of(log)),
                StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<(Html Body, bool Complete)> PageAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        // Read before the page's own queries, so that the page's first poll shows them.
        var feed = ActivityFeed.Of(log, long.MaxValue);
        var choices = Visual.AskAsync(database, request.Viewer, _sql.Choices(), cancellationToken);
        var rows = Visual.AskAsync(database, request.Viewer, _sql.Rows(request), cancellationToken);
        var data = DashboardData.AskAsync(database, _sql, request, cancellationToken);
        await Task.WhenAll(choices, rows, data);
        var page = DashboardLayout.Document(
            request,
            definitions,
            feed,
            Html.Of(
                $"""
                {FilterForm.Of(definition, await choices, request)}
                {RowsSection.Of(_format, await rows, request)}
                {Negotiations(await data, request)}
                """),
            Html.Of($"{ActivitySection.Of(log)}{CheatSection.Of(definition, await rows)}"));
        return (page, IsComplete([await choices, await rows, .. (await data).Visuals]));
    }

    private Html Negotiations(DashboardData data, DashboardRequest request) => Html.Of(
        $"""
        {new QuotesSection(_format, data.Quotes, request).ToHtml()}
        {TimelineSection.Of(_format, data.Timeline, request)}
        {ChartsSection.Of(_format, data)}
        """);

    private static bool IsComplete(IEnumerable<Visual> visuals) => visuals.All(visual => visual.Failure is null);

    private static IResult Page(Html html, int status) => Results.Content(html.ToString(), "text/html; charset=utf-8", statusCode: status);

    private static void WriteHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
