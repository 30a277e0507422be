using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecretsManager;

namespace WriteBackLambdas.Support;

/// <summary>Secrets Manager with one secret on a free loopback port, and a client of it.</summary>
public sealed class SecretsManagerServer : IDisposable
{
    public const string SecretId = "quote-signing-key";

    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    private readonly HttpListener listener = Listen();
    private readonly ConcurrentDictionary<string, string> stages = new();
    private readonly ConcurrentQueue<string> requested = new();

    public SecretsManagerServer(string? current = null, string? previous = null)
    {
        Put(Current, current);
        Put(Previous, previous);
        Client = new AmazonSecretsManagerClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonSecretsManagerConfig
        {
            ServiceURL = listener.Prefixes.Single(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });
        _ = ServeAsync();
    }

    public IAmazonSecretsManager Client { get; }

    /// <summary>The stages asked for since the last look, in alphabetical order.</summary>
    public IReadOnlyList<string> TakeRequested()
    {
        List<string> taken = [];
        while (requested.TryDequeue(out var stage))
        {
            taken.Add(stage);
        }

        return [.. taken.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether every answer is an internal error.</summary>
    public bool IsDown { get; set; }

    /// <summary>No answer leaves before this has ended.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public void Put(string stage, string? secret)
    {
        stages.TryRemove(stage, out _);
        if (secret is not null)
        {
            stages[stage] = secret;
        }
    }

    /// <summary>Runs after the answer for a stage is known, and before it is sent.</summary>
    public Action<string> Answering { get; set; } = _ => { };

    public void Rotate(string secret)
    {
        Put(Previous, stages[Current]);
        Put(Current, secret);
    }

    /// <summary>From now on nobody answers.</summary>
    public void CloseListener() => listener.Close();

    public void Dispose()
    {
        Client.Dispose();
        CloseListener();
    }

    private static HttpListener Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException)
            {
                // Somebody else took the port in between.
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = await JsonNode.ParseAsync(context.Request.InputStream);
        var stage = (string?)request!["VersionStage"] ?? Current;
        requested.Enqueue(stage);
        await Hold;
        var (status, body) = IsDown ? (500, """{"__type":"InternalServiceError","message":"not today"}""")
            : (string?)request["SecretId"] == SecretId && stages.TryGetValue(stage, out var secret) ? (200, Secret(stage, secret))
            : (400, """{"__type":"ResourceNotFoundException","message":"Secrets Manager can't find the specified secret."}""");
        Answering(stage);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private static string Secret(string stage, string secret) => JsonSerializer.Serialize(new
    {
        ARN = $"arn:aws:secretsmanager:us-east-1:123456789012:secret:{SecretId}-AbCdEf",
        Name = SecretId,
        SecretString = secret,
        VersionId = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret))),
        VersionStages = new[] { stage },
    });
}
