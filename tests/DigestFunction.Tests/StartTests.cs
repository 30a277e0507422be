using System.Net;
using System.Net.Sockets;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>The constructor that Lambda uses. It waits three seconds for a key that does not arrive.</summary>
[Trait("Vectors", "unused")]
public static class StartTests
{
    [Fact]
    public static async Task A_connection_that_dies_while_Lambda_sleeps_does_not_delay_the_first_batch()
    {
        using var secrets = new SecretsManagerServer(SampleEvents.Secret);
        using var relay = new Relay(new Uri(secrets.Client.Config.ServiceURL).Port);
        Environment.SetEnvironmentVariable(SigningKeys.SecretIdVariable, SecretsManagerServer.SecretId);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SECRETS_MANAGER", $"http://127.0.0.1:{relay.Port}");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");

        var function = new Function();
        relay.Answers = true;
        using var input = new MemoryStream("""{"arguments":[["a"]]}"""u8.ToArray());
        await using var answer = await function.HandleAsync(input, new LambdaContext())
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal([DigestLambda.Sign("a")], DigestLambda.Results(DigestLambda.Inside(answer)));
    }

    /// <summary>Leaves every connection without an answer until it is told to relay them.</summary>
    private sealed class Relay : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Relay(int port)
        {
            _listener.Start();
            _ = ServeAsync(port);
        }

        public bool Answers { get; set; }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(int port)
        {
            List<TcpClient> unanswered = [];
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                if (!Answers)
                {
                    unanswered.Add(client);
                    continue;
                }

                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, port);
                _ = client.GetStream().CopyToAsync(server.GetStream());
                _ = server.GetStream().CopyToAsync(client.GetStream());
            }
        }
    }
}
