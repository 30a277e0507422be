using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WriteBackLambdas.Emulator;

/// <summary>A quiet web server on one port of 127.0.0.1; port 0 is any free one.</summary>
public sealed class WebServer : IAsyncDisposable
{
    /// <summary>Lambda's limit on a request, and some room for the rest of the HTTP body.</summary>
    private const int LargestBody = 7_000_000;

    /// <summary>API Gateway's limit on a URL, and some room for the method and the version.</summary>
    private const int LongestRequestLine = 10_240 + 32;

    private readonly int _port;

    public WebServer(int port, Action<WebApplicationBuilder>? configure = null)
    {
        _port = port;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxRequestLineSize = LongestRequestLine;
            options.Listen(IPAddress.Loopback, port);
        });
        configure?.Invoke(builder);
        App = builder.Build();
    }

    public WebApplication App { get; }

    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public static void CheckFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new PortInUseException(port, e);
        }
    }

    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellation)
    {
        try
        {
            await App.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            throw new PortInUseException(_port, e);
        }

        var addresses = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.Single() + "/");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
