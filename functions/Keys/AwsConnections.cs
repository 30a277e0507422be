using System.Net.Sockets;
using Amazon.Runtime;

#pragma warning disable CA2000 // The HTTP client owns the handler, and the stream owns the socket.

namespace WriteBackLambdas.Keys;

/// <summary>
/// Connections to AWS that fail within a second when nobody answers, so that the SDK tries again on a new one while the caller still has
/// time. A connection can die unnoticed while Lambda freezes the process.
/// </summary>
public sealed class AwsConnections : HttpClientFactory
{
    /// <summary>How long the other side may take to acknowledge what was sent; how long it may take to respond is another matter.</summary>
    private static readonly TimeSpan AcknowledgementTimeout = TimeSpan.FromSeconds(1);

    // TCP_USER_TIMEOUT of tcp(7), which .NET has no name for.
    private const int TcpLevel = 6;
    private const int UserTimeout = 18;

    private AwsConnections()
    {
    }

    public static AwsConnections Instance { get; } = new();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        // The settings that the SDK gives its own clients.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = AcknowledgementTimeout,
            UseCookies = false,
        };
        return new HttpClient(handler) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (OperatingSystem.IsLinux())
            {
                socket.SetRawSocketOption(
                    TcpLevel, UserTimeout, BitConverter.GetBytes((int)AcknowledgementTimeout.TotalMilliseconds));
            }

            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
