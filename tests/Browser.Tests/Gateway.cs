using System.Collections.Concurrent;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.RedshiftDataAPIService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>API Gateway before a write-back function of a test's own: with another clock, mode, time limit or frame ancestors, on the warehouse of a stack.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication _app = Site.Application();
    private readonly Function _function;
    private readonly TimeSpan _timeLeft;

    private Gateway(Function function, TimeSpan timeLeft)
    {
        (_function, _timeLeft) = (function, timeLeft);
        _app.Map("/prod/quotes", HandleAsync);
        _app.MapFallback("{**path}", () => Results.Content($"<!doctype html><html lang=\"en\"><title>Page</title>{Page}", "text/html; charset=utf-8"));
    }

    /// <summary>A page of the API's own origin, at every other address.</summary>
    public string Page { get; set; } = "";

    public string Origin => _app.Urls.Single();

    /// <summary>Each request's method and purpose, as in <c>GET prefetch</c>, in the order of their ends.</summary>
    public ConcurrentQueue<string> Answered { get; } = new();

    public static async Task<Gateway> StartAsync(
        DemoStack stack,
        WriteMode mode,
        TimeProvider time,
        TimeSpan timeLeft,
        string frameAncestors,
        IAmazonRedshiftDataAPIService? warehouse)
    {
        var settings = new WriteBackSettings
        {
            Connection = new WarehouseConnection { Database = RedshiftDatabase.Name, Workgroup = DemoStack.Workgroup },
            WriteMode = mode,
            FrameAncestors = frameAncestors,
        };
        var function = new Function(
            settings,
            QuoteDefinition.Embedded,
            stack.CreateSecretsClient(),
            warehouse ?? stack.CreateDataClient(DemoStack.WriteBackAccessKey),
            time);
        var gateway = new Gateway(function, timeLeft);
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>The same link at this gateway: a digest covers no address.</summary>
    public string At(string link) => $"{Origin}{new Uri(link).PathAndQuery}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var request = new APIGatewayProxyRequest
        {
            HttpMethod = context.Request.Method,
            MultiValueHeaders = context.Request.Headers.ToDictionary(header => header.Key, header => Values(header.Value)),
            MultiValueQueryStringParameters = context.Request.Query.ToDictionary(parameter => parameter.Key, parameter => Values(parameter.Value)),
            Body = await body.ReadToEndAsync(),
        };
        var response = await _function.HandleAsync(request, new LambdaContext { RemainingTime = _timeLeft });
        context.Response.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers!)
        {
            context.Response.Headers[name] = value;
        }

        Answered.Enqueue($"{context.Request.Method} {context.Request.Headers["Sec-Purpose"]}".TrimEnd());
        await context.Response.WriteAsync(response.Body!);
    }

    private static IList<string> Values(Microsoft.Extensions.Primitives.StringValues values) => [.. values.Select(value => value ?? "")];
}
