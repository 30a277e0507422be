using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The API with a clock, mode, time limit or frame ancestors of the test's own, on a stack's warehouse.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebServer _server = new(port: 0);
    private Uri _address = null!;

    private Gateway(Function function, TimeSpan timeLeft)
    {
        var functions = new LambdaFunctions(new Dictionary<string, LambdaHandler>
        {
            [Function.Name] = DemoFunctions.WriteBack(() => function, timeLeft, TextWriter.Null),
        });
        _server.App.Use(async (context, next) =>
        {
            await next(context);
            Answered.Enqueue($"{context.Request.Method} {context.Request.Headers["Sec-Purpose"]}".TrimEnd());
        });
        // The product's API lets only GET and POST through; one more method shows what the function says of it.
        new ApiGateway(functions, new ActivityLog(TimeProvider.System)) { Methods = ["GET", "POST", "PUT"] }
            .Map(_server.App, "prod", "/quotes", Function.Name, _ => "");
        _server.App.MapFallback(
            "{**path}", () => Results.Content($"<!doctype html><html lang=\"en\"><title>Page</title>{Page}", "text/html; charset=utf-8"));
    }

    /// <summary>A page of the API's own origin, at every other address.</summary>
    public string Page { get; set; } = "";

    public string Origin => _address.GetLeftPart(UriPartial.Authority);

    /// <summary>Each request's method and purpose, such as <c>GET prefetch</c>, in the order in which they ended.</summary>
    public ConcurrentQueue<string> Answered { get; } = new();

    public static async Task<Gateway> StartAsync(
        DemoStack stack, WriteMode mode, TimeProvider time, TimeSpan timeLeft, string frameAncestors, DelegatingHandler? handler)
    {
        var settings = new WriteBackSettings
        {
            Connection = new WarehouseConnection { Database = RedshiftDatabase.Name, Workgroup = DemoStack.Workgroup },
            WriteMode = mode,
            FrameAncestors = frameAncestors,
        };
        var warehouse = handler is null
            ? stack.CreateDataClient(DemoStack.WriteBackAccessKey)
            : stack.CreateDataClient(DemoStack.WriteBackAccessKey, handler);
        var gateway = new Gateway(
            new Function(settings, [QuoteDefinition.Embedded], stack.CreateSecretsClient(), warehouse, time), timeLeft);
        gateway._address = await gateway._server.StartAsync(CancellationToken.None);
        return gateway;
    }

    /// <summary>The same link at this gateway. A digest does not cover the address.</summary>
    public string At(string link) => $"{Origin}{new Uri(link).PathAndQuery}";

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
