using System.Net;
using System.Text.Json.Nodes;
using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WriteBackLambdas.Offline.Tests;

internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, JsonNode Body);

internal sealed record Answer(HttpStatusCode Status, string Body, params (string Name, string Value)[] Headers);

/// <summary>An HTTP endpoint on a free loopback port. It keeps every request and returns the given answers in order.</summary>
internal sealed class FakeAws : IAsyncDisposable
{
    private readonly Queue<Answer> answers;
    private readonly WebApplication app;

    private FakeAws(Answer[] answers)
    {
        this.answers = new Queue<Answer>(answers);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{**path}", HandleAsync);
    }

    internal static BasicAWSCredentials Credentials => new("AKIDEXAMPLE", "secret");

    internal List<Received> Requests { get; } = [];

    internal string Url => app.Urls.Single();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal static async Task<FakeAws> StartAsync(params Answer[] answers)
    {
        var fake = new FakeAws(answers);
        await fake.app.StartAsync();
        return fake;
    }

    internal static Answer Ok(string body) => new(HttpStatusCode.OK, body, ("x-amzn-RequestId", "request-1"));

    internal static Answer Error(HttpStatusCode status, string body) => new(status, body, ("x-amzn-RequestId", "request-1"));

    internal AmazonRedshiftDataAPIServiceClient Redshift(int retries = 0) => new(
        Credentials,
        new AmazonRedshiftDataAPIServiceConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = retries });

    internal AmazonRDSDataServiceClient RdsData() => new(
        Credentials,
        new AmazonRDSDataServiceConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    internal AmazonSecretsManagerClient Secrets() => new(
        Credentials,
        new AmazonSecretsManagerConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    private async Task HandleAsync(HttpContext context)
    {
        JsonNode? body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new Received(context.Request.Path, headers, body!));
        Answer answer = answers.Dequeue();
        context.Response.StatusCode = (int)answer.Status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
