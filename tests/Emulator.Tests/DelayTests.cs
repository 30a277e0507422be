using System.Diagnostics;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Each delay is so long that no other can be taken for it.</summary>
public sealed class DelayTests : IAsyncLifetime
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly TemporaryDirectory _directory = new();
    private readonly WebServer _web = new(port: 0);
    private PostgresServer? _server;
    private RedshiftDatabase? _database;
    private AwsClient? _aws;

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept: false, TestContext.Current.CancellationToken);
        var functions = new TestLambdas().Functions;
        _database = await RedshiftDatabase.CreateAsync(
            _server, functions, new ActivityLog(TimeProvider.System), TestContext.Current.CancellationToken);
        var secrets = new SecretStore(file: null, TimeProvider.System);
        new AwsEndpoints(_database, new Dictionary<string, string>(), secrets, functions, TimeProvider.System).Map(_web.App);
        _aws = new AwsClient(await _web.StartAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _aws?.Dispose();
        await _web.DisposeAsync();
        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _directory.DisposeAsync();
    }

    [Fact]
    public async Task Only_a_session_saves_the_delay_of_the_connection()
    {
        _database!.Delays = new DatabaseDelays(Connection: Delay);
        var opening = AwsClient.Statement("SELECT 1");
        opening["SessionKeepAliveSeconds"] = 60;
        string? session = null;

        Assert.True(await TimeAsync(async () => session = (string?)(await _aws!.RunAsync(opening))["SessionId"]) >= Delay);
        Assert.True(await TimeAsync(() => _aws!.RunAsync(AwsClient.Statement("SELECT 1"))) >= Delay);
        Assert.True(await TimeAsync(() => _aws!.RunAsync(new JsonObject { ["Sql"] = "SELECT 1", ["SessionId"] = session })) < Delay);
    }

    [Fact]
    public async Task Each_statement_and_each_commit_has_its_delay()
    {
        _database!.Delays = new DatabaseDelays(Statement: Delay);
        Assert.True(await TimeAsync(() => _aws!.RunAsync(AwsClient.Batch(["SELECT 1", "SELECT 2"]))) >= 2 * Delay);

        _database.Delays = new DatabaseDelays(Commit: Delay);
        var batch = await TimeAsync(() => _aws!.RunAsync(AwsClient.Batch(["SELECT 1", "SELECT 2"])));
        Assert.InRange(batch, Delay, 2 * Delay);
        Assert.True(await TimeAsync(() => _aws!.RunAsync(AwsClient.Batch(["SELECT 1", "SELECT 1 / 0"]))) < Delay);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started);
    }
}
