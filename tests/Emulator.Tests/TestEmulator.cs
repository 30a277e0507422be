using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aurora;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Emulator.Tests;

[assembly: AssemblyFixture(typeof(TestEmulator))]

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>One emulator for all tests that do not need their own.</summary>
public sealed class TestEmulator : IAsyncLifetime
{
    public const string WriterKey = "writer";
    public const string Writer = "IAMR:writer";
    public const string AuroraSecret = "aurora-admin";

    private TemporaryDirectory? _directory;
    private PostgresServer? _server;
    private WebServer? _web;
    private RedshiftDatabase? _database;
    private AuroraDatabase? _aurora;
    private AwsClient? _aws;

    public TestLambdas Lambdas { get; } = new();

    public ActivityLog Log { get; } = new(TimeProvider.System);

    public SecretStore Secrets { get; } = new(file: null, TimeProvider.System);

    public RedshiftDatabase Database => _database!;

    public AuroraDatabase Aurora => _aurora!;

    public AwsClient Aws => _aws!;

    public Uri Address { get; private set; } = null!;

    public static string Unique(string name) => $"{name}_{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        _directory = new TemporaryDirectory();
        _server = await PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept: false, CancellationToken.None);
        _database = await RedshiftDatabase.CreateAsync(_server, Lambdas.Functions, Log, CancellationToken.None);
        _aurora = await AuroraDatabase.CreateAsync(_server, Lambdas.Functions, Log, CancellationToken.None);
        Secrets.Create(
            AuroraSecret,
            new JsonObject { ["username"] = AuroraDatabase.Admin, ["password"] = _aurora.AdminPassword }.ToJsonString());
        _web = new WebServer(port: 0);
        var users = new Dictionary<string, string> { [WriterKey] = Writer };
        new AwsEndpoints(_database, users, Secrets, Lambdas.Functions, TimeProvider.System, _aurora).Map(_web.App);
        Address = await _web.StartAsync(CancellationToken.None);
        _aws = new AwsClient(Address);
    }

    public async ValueTask DisposeAsync()
    {
        _aws?.Dispose();
        await (_web?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_aurora?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_directory?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public Task<TransactionResult> TryAsync(string user, params string[] statements) =>
        Database.RunAsync(user, statements, new Dictionary<string, string>(), TestContext.Current.CancellationToken);

    /// <summary>Runs statements that must succeed, as the admin, and returns the rows of the last one.</summary>
    public Task<IReadOnlyList<IReadOnlyList<object?>>> RunAsync(params string[] statements) =>
        RunAsAsync(RedshiftDatabase.Admin, statements);

    public async Task<IReadOnlyList<IReadOnlyList<object?>>> RunAsAsync(string user, params string[] statements)
    {
        var result = await TryAsync(user, statements);
        Assert.Null(result.Failure);
        return result.Statements[^1].Rows;
    }

    /// <summary>Runs statements as the admin, and returns the only value of the last one.</summary>
    public async Task<object?> ValueAsync(params string[] statements) => Assert.Single(Assert.Single(await RunAsync(statements)));

    /// <summary>Runs statements that must fail, as the admin, and returns the message.</summary>
    public async Task<string> FailAsync(params string[] statements) => await FailAsAsync(RedshiftDatabase.Admin, statements);

    public async Task<string> FailAsAsync(string user, params string[] statements)
    {
        var result = await TryAsync(user, statements);
        Assert.NotNull(result.Failure);
        return result.Failure.Message;
    }

    /// <summary>Creates an external function with a new name, and returns the name.</summary>
    public async Task<string> CreateFunctionAsync(
        string lambda, string types = "varchar", string options = "", string volatility = "STABLE")
    {
        var name = Unique("f");
        await RunAsync(
            $"CREATE EXTERNAL FUNCTION {name}({types}) RETURNS varchar {volatility} LAMBDA '{lambda}' IAM_ROLE default {options}");
        return name;
    }

    /// <summary>The requests that Lambda functions received for an external function.</summary>
    public JsonObject[] BatchesOf(string function) => Lambdas.BatchesOf($"public.{function}");
}
