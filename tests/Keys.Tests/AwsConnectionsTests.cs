using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Keys.Tests;

public sealed class AwsConnectionsTests : IDisposable
{
    private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> clients = [];

    [Fact(SkipUnless = nameof(IsLinux), Skip = "Only Linux drops connection requests to a full queue")]
    public async Task A_server_that_does_not_answer_a_connection_request_costs_about_a_second()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        await FillQueueAsync();
        using var client = new AmazonSecretsManagerClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonSecretsManagerConfig
        {
            ServiceURL = $"http://{listener.LocalEndPoint}/",
            AuthenticationRegion = "us-east-1",
            HttpClientFactory = AwsConnections.Instance,
            MaxErrorRetry = 0,
        });

        // Without a limit the system repeats the request for about two minutes.
        var failure = client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "any" }, TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(failure, Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Same(failure, first);
        await Assert.ThrowsAnyAsync<Exception>(() => failure);
    }

    public static bool IsLinux => OperatingSystem.IsLinux();

    public void Dispose()
    {
        listener.Dispose();
        clients.ForEach(client => client.Dispose());
    }

    private async Task FillQueueAsync()
    {
        while (clients.Count < 100)
        {
            var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
            clients.Add(client);
            var connected = client.ConnectAsync(listener.LocalEndPoint!);
            if (await Task.WhenAny(connected, Task.Delay(300, TestContext.Current.CancellationToken)) != connected)
            {
                return;
            }
        }
    }
}
