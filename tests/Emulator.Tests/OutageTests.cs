using System.Net;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class OutageTests : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TestLambdas _lambdas = new();

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    [Fact]
    public async Task Without_PostgreSQL_a_statement_is_refused_at_once_or_its_connection_is_lost()
    {
        var server = await StartAsync();
        await using var database = await CreateAsync(server);
        await using var web = new WebServer(port: 0);
        var secrets = new SecretStore(file: null, TimeProvider.System);
        new AwsEndpoints(database, new Dictionary<string, string>(), secrets, _lambdas.Functions, TimeProvider.System).Map(web.App);
        using var aws = new AwsClient(await web.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal("FINISHED", (string?)(await aws.RunAsync(AwsClient.Statement("SELECT 1")))["Status"]);

        await server.DisposeAsync();

        Assert.Equal(
            "DatabaseConnectionException",
            (await aws.FailAsync(
                "RedshiftData.ExecuteStatement", AwsClient.Statement("SELECT 1"), HttpStatusCode.InternalServerError)).Type);

        // The service answers before this connection fails.
        database.Delays = new DatabaseDelays(Connection: TimeSpan.FromSeconds(2), Statement: TimeSpan.Zero, Commit: TimeSpan.Zero);
        var late = await aws.RunAsync(AwsClient.Statement("SELECT 1"));
        Assert.Equal(("FAILED", "FATAL: the connection to the database was lost"), ((string?)late["Status"], (string?)late["Error"]));
    }

    [Fact]
    public async Task External_functions_and_users_survive_a_restart()
    {
        const string User = "IAMR:kept";
        await using (var server = await StartAsync())
        {
            await using var database = await CreateAsync(server);
            await RunAsync(
                database,
                "admin",
                "CREATE EXTERNAL FUNCTION f_kept(varchar) RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default MAX_BATCH_ROWS 1",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                $"CREATE USER \"{User}\" PASSWORD DISABLE");
        }

        await using var again = await StartAsync();
        await using var databaseAgain = await CreateAsync(again);

        var result = await RunAsync(databaseAgain, User, "SELECT f_kept(v) FROM (VALUES ('a'), ('b')) AS t(v)");
        Assert.Equal([["[a]"], ["[b]"]], result.Statements[0].Rows);
        Assert.Equal(2, _lambdas.BatchesOf("public.f_kept").Length);
        Assert.Contains(
            "permission denied",
            (await RunAsync(databaseAgain, User, "CREATE TABLE t (a int)")).Failure!.Message,
            StringComparison.Ordinal);
    }

    /// <summary>Nobody would dispose of the pool that such a request made, and Npgsql keeps each for ever.</summary>
    [Fact]
    public async Task A_request_that_comes_after_the_end_makes_no_pool_of_connections()
    {
        await using var server = await StartAsync();
        var database = await CreateAsync(server);
        await database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => RunAsync(database, RedshiftDatabase.Admin, "SELECT 1"));
    }

    private Task<PostgresServer> StartAsync() =>
        PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), _directory.Path, isKept: false, TestContext.Current.CancellationToken);

    private Task<RedshiftDatabase> CreateAsync(PostgresServer server) =>
        RedshiftDatabase.CreateAsync(
            server, _lambdas.Functions, new ActivityLog(TimeProvider.System), TestContext.Current.CancellationToken);

    private static Task<TransactionResult> RunAsync(RedshiftDatabase database, string user, params string[] statements) =>
        database.RunAsync(user, statements, new Dictionary<string, string>(), TestContext.Current.CancellationToken);
}
