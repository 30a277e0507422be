using System.Net;

namespace WriteBackLambdas.Emulator;

/// <summary>Restricts a server to clients on this machine.</summary>
public static class LoopbackOnly
{
    /// <summary>
    /// Refuses requests from other machines, and those whose Host header is another name: that is how a web page reaches a
    /// server on its reader's machine (DNS rebinding).
    /// </summary>
    public static IApplicationBuilder UseLoopbackOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsLoopback(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This server answers only to this machine.\n");
    });

    /// <summary>Whether a browser sent the request for a page; programs do not send these headers.</summary>
    internal static bool IsFromWebPage(HttpRequest request) =>
        request.Headers.ContainsKey("Origin") || request.Headers.ContainsKey("Sec-Fetch-Site");

    internal static bool IsLoopback(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}
