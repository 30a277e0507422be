using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>A web site on its own port that serves one page at every address.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebServer _server = new(port: 0);
    private readonly string _host;
    private int _port;

    private Site(string host)
    {
        _host = host;
        _server.App.MapFallback(
            "{**path}", () => Results.Content($"<!doctype html><html lang=\"en\"><title>Site</title>{Page}", "text/html; charset=utf-8"));
    }

    public string Page { get; set; } = "";

    public string Origin => $"http://{_host}:{_port}";

    public static async Task<Site> StartAsync(string host)
    {
        var site = new Site(host);
        site._port = (await site._server.StartAsync(CancellationToken.None)).Port;
        return site;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
