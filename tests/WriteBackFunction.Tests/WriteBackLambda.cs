using Amazon.Lambda.APIGatewayEvents;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>The function with the sample events' key and clock, and a warehouse that nobody answers at.</summary>
internal sealed class WriteBackLambda : IDisposable
{
    private readonly AmazonRedshiftDataAPIServiceClient warehouse = new(
        new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
        new AmazonRedshiftDataAPIServiceConfig
        {
            ServiceURL = "http://127.0.0.1:1/",
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

    private readonly Function function;

    public WriteBackLambda(
        WriteMode mode = WriteMode.Auto,
        QuoteDefinition? definition = null,
        string frameAncestors = "'none'",
        params IEnumerable<QuoteDefinition> others) => function = new Function(
        new WriteBackSettings
        {
            Connection = new WarehouseConnection { Database = "dev", Workgroup = "local" },
            WriteMode = mode,
            FrameAncestors = frameAncestors,
        },
        [definition ?? QuoteDefinition.Embedded, .. others],
        Secrets.Client,
        warehouse,
        Time);

    public FakeTimeProvider Time { get; } = SampleEvents.CreateClock();

    public SecretsManagerServer Secrets { get; } = new(SampleEvents.Secret);

    public LambdaContext Context { get; } = new();

    public Task<APIGatewayProxyResponse> AnswerAsync(APIGatewayProxyRequest request) => function.HandleAsync(request, Context);

    public void Dispose()
    {
        warehouse.Dispose();
        Secrets.Dispose();
    }
}
