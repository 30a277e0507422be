using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A stand-in for the QuickSight analysis: the warehouse's views as a viewer sees them, queried for every page.</summary>
internal sealed class DashboardPages(
    RedshiftDatabase database, ActivityLog log, IReadOnlyList<QuoteDefinition> definitions, QuoteDefinition definition, bool withPeople)
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

    private readonly DashboardModel _model = DashboardModel.Of(definition, withPeople);
    private readonly ValueFormatter _formatter = ValueFormatter.For(definition);

    /// <summary>The page of the definition, and beside that of the default one what all pages use.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DefinitionSwitch.PathOf(definition), (Delegate)((HttpContext context) => AnswerAsync(context, PageAsync)));
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
            var content = Sample.Resource(name) + (type == "text/css" ? Paints.Css : "");
            endpoints.MapGet($"/{name}", (Delegate)((HttpContext context) =>
            {
                WriteHeaders(context.Response);
                return Task.FromResult(Results.Text(content, type));
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
        var request = DashboardRequest.From(context.Request, _model);
        try
        {
            var (body, complete) = await render(request, context.RequestAborted);
            return Page(body, complete ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (DatabaseUnavailableException)
        {
            context.Response.Headers.RetryAfter = "5";
            var page = Document(request, ActivityFeed.Of(log, long.MaxValue), DashboardLayout.Failed(), ActivitySection.Of(log));
            return Page(page, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<(Html Body, bool Complete)> PageAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        // Read before the page's own queries, so that the page's first poll shows them.
        var feed = ActivityFeed.Of(log, long.MaxValue);
        var sheet = request.Sheet;
        var queries = sheet.Visuals.Select(visual => SheetQuery.Of(visual, request)).Prepend(SheetQuery.Choices(sheet));
        var answers = await Task.WhenAll(queries.Select(query => Answer.AskAsync(database, request.Viewer, query, cancellationToken)));
        var visuals = new SheetHtml(new Cells(_formatter, _model, request), request).Of(sheet.Visuals.Zip(answers[1..]));
        var page = Document(
            request,
            feed,
            Html.Of($"{Controls.Of(request, answers[0])}{visuals}"),
            Html.Of($"{ActivitySection.Of(log)}{SqlSection.Of(answers)}{CheatSection.Of(definition, answers)}"));
        return (page, answers.All(answer => answer.Failure is null));
    }

    private Html Document(DashboardRequest request, ActivityFeed feed, Html sheet, Html behind) => DashboardLayout.Document(
        _model, request, feed, DefinitionSwitch.Of(definitions, definition, request), sheet, behind);

    private static IResult Page(Html html, int status) => Results.Content(html.ToString(), "text/html; charset=utf-8", statusCode: status);

    private static void WriteHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
