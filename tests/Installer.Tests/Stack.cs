using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Installer.Tests;

[assembly: AssemblyFixture(typeof(Stack))]

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The local stack that all tests share; each test deploys into a schema of its own.</summary>
public sealed class Stack : IAsyncLifetime
{
    public DemoStack Local { get; private set; } = null!;

    public IAmazonRedshiftDataAPIService Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Local = await DemoStack.StartAsync(new DemoOptions { NodeModules = Repository.NodeModules }, CancellationToken.None);
        Client = Local.CreateDataClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Local.DisposeAsync();
    }

    /// <summary>A client whose requests pass through a handler, and that leaves trying again to its caller.</summary>
    public AmazonRedshiftDataAPIServiceClient ClientThrough(DelegatingHandler handler) => new(
        new BasicAWSCredentials("admin", "local"),
        new AmazonRedshiftDataAPIServiceConfig
        {
            ServiceURL = Local.AwsEndpoint.ToString(),
            AuthenticationRegion = DemoStack.Region,
            MaxErrorRetry = 0,
            HttpClientFactory = new HandlerFactory(handler),
        });

    public Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(string sql) => QueryAsync(RedshiftDatabase.Admin, sql);

    public async Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(string user, string sql)
    {
        var result = await TryAsync(user, sql);
        Assert.Null(result.Failure?.Message);
        return result.Statements[^1].Rows;
    }

    public Task<TransactionResult> TryAsync(string user, string sql) =>
        Local.Database.RunAsync(user, [sql], new Dictionary<string, string>(), TestContext.Current.CancellationToken);

    public async Task<long> CountAsync(string from) => (long)(await QueryAsync($"SELECT COUNT(*) FROM {from}"))[0][0]!;

    /// <summary>The id of what happened last.</summary>
    public long Mark() => Local.Activities.Since(0) is [.., var last] ? last.Id : 0;

    /// <summary>What the warehouse ran since a mark.</summary>
    public IReadOnlyList<Activity> Ran(long mark) => [.. Local.Activities.Since(mark).Where(activity => activity.Kind == ActivityKind.Statement)];

    private sealed class HandlerFactory(DelegatingHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        {
            handler.InnerHandler ??= new SocketsHttpHandler();
            return new HttpClient(handler, disposeHandler: false);
        }
    }
}
