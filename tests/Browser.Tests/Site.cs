using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>A web site on a port of its own that shows one page, whatever is asked for.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, string host)
    {
        _app = app;
        app.MapFallback("{**path}", () => Results.Content($"<!doctype html><html lang=\"en\"><title>Site</title>{Page}", "text/html; charset=utf-8"));
        Host = host;
    }

    public string Page { get; set; } = "";

    public string Host { get; }

    public string Origin => $"http://{Host}:{new Uri(_app.Urls.Single()).Port}";

    public static async Task<Site> StartAsync(string host)
    {
        var site = new Site(Application(), host);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A quiet web server on any free port.</summary>
    internal static WebApplication Application()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }
}
