using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>Stands before an API and puts faults into its answers.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly WebServer _server = new(port: 0);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private Proxy()
    {
    }

    public string Address { get; private set; } = "";

    /// <param name="api">The API behind it.</param>
    /// <param name="fault">Gets the decoded query and body, and the headers of the answer; returns a status to refuse the request.</param>
    /// <param name="headBecomes">The method with which a HEAD reaches the API.</param>
    public static async Task<Proxy> StartAsync(
        Uri api, Func<string, IHeaderDictionary, int?>? fault = null, string headBecomes = "HEAD")
    {
        var proxy = new Proxy();
        proxy._server.App.Run(context => proxy.ForwardAsync(api, context, fault, headBecomes));
        proxy.Address = new Uri(await proxy._server.StartAsync(CancellationToken.None), api.AbsolutePath).ToString();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task ForwardAsync(Uri api, HttpContext context, Func<string, IHeaderDictionary, int?>? fault, string headBecomes)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var method = HttpMethods.IsHead(context.Request.Method) ? headBecomes : context.Request.Method;
        using var request = new HttpRequestMessage(new HttpMethod(method), api + context.Request.QueryString.Value);
        foreach (var name in new[] { "Accept", "Sec-Purpose" }.Where(name => method != "POST" || name == "Accept"))
        {
            request.Headers.TryAddWithoutValidation(name, [.. context.Request.Headers[name]]);
        }

        using var content = new StringContent(body, null, "application/x-www-form-urlencoded");
        request.Content = method == "POST" ? content : null;
        using var answer = await _client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (fault?.Invoke(Uri.UnescapeDataString($"{context.Request.QueryString}{body}"), context.Response.Headers) is { } status)
        {
            context.Response.Clear();
            context.Response.StatusCode = status;
            return;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        }
    }
}
