using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using WriteBackLambdas.Emulator.Aws;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Sessions of the Data API: docs.aws.amazon.com/redshift/latest/mgmt/data-api.html and the service's model.</summary>
public sealed class DataSessionTests(TestEmulator emulator) : IAsyncLifetime
{
    private const string Execute = "RedshiftData.ExecuteStatement";
    private const int KeepAlive = 60;

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly WebServer _web = new(port: 0);
    private AwsClient? _aws;

    private AwsClient Aws => _aws!;

    public async ValueTask InitializeAsync()
    {
        var users = new Dictionary<string, string> { [TestEmulator.WriterKey] = TestEmulator.Writer };
        new AwsEndpoints(emulator.Database, users, emulator.Secrets, emulator.Lambdas.Functions, _time).Map(_web.App);
        _aws = new AwsClient(await _web.StartAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _aws?.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_session_keeps_its_connection_with_temporary_tables_and_settings()
    {
        var session = await OpenAsync("SET timezone TO 'Asia/Tokyo'");

        await FinishAsync(In(session, "CREATE TEMP TABLE kept (a int)"));
        await FinishAsync(InBatch(session, "INSERT INTO kept VALUES (1)", "INSERT INTO kept VALUES (2)"));

        Assert.Equal("2", await ValueAsync(In(session, "SELECT COUNT(*)::varchar FROM kept")));
        Assert.Equal("Asia/Tokyo", await ValueAsync(In(session, "SHOW timezone")));
    }

    [Fact]
    public async Task Answers_name_the_session_its_database_and_its_user()
    {
        var session = await OpenAsync("SELECT 1", TestEmulator.WriterKey);

        var described = await Aws.RunAsync(In(session, "SELECT CURRENT_USER"), TestEmulator.WriterKey);

        Assert.Equal(
            (session, "dev", "local", TestEmulator.Writer),
            ((string)described["SessionId"]!, (string)described["Database"]!,
                (string)described["WorkgroupName"]!, (string)described["DbUser"]!));
        Assert.False((await Aws.RunAsync(AwsClient.Statement("SELECT 1"))).ContainsKey("SessionId"));
    }

    [Fact]
    public async Task A_busy_session_is_refused_and_free_as_soon_as_its_statement_has_ended()
    {
        var session = await OpenAsync("SELECT 1");
        var running = await Aws.SucceedAsync(Execute, In(session, "SELECT pg_sleep(1)"));

        var (type, message) = await Aws.FailAsync(Execute, In(session, "SELECT 1"));
        Assert.Equal(("ValidationException", $"The session {session} is busy: it runs one statement at a time."), (type, message));

        await Aws.SucceedAsync(
            "RedshiftData.DescribeStatement", new JsonObject { ["Id"] = (string)running["Id"]!, ["WaitTimeSeconds"] = 30 });
        await FinishAsync(In(session, "SELECT 1"));
    }

    [Fact]
    public async Task A_session_ends_when_it_was_idle_for_its_keep_alive_time()
    {
        var session = await OpenAsync("SELECT 1");
        _time.Advance(TimeSpan.FromSeconds(KeepAlive - 1));
        await FinishAsync(In(session, "SELECT 1"));
        _time.Advance(TimeSpan.FromSeconds(KeepAlive - 1));
        await FinishAsync(In(session, "SELECT 1"));

        _time.Advance(TimeSpan.FromSeconds(KeepAlive));

        await IsUnknownAsync(session);
    }

    [Fact]
    public async Task A_keep_alive_time_of_zero_ends_the_session_with_its_statement()
    {
        var session = await OpenAsync("SELECT 1");
        var last = In(session, "SELECT 1");
        last["SessionKeepAliveSeconds"] = 0;
        await FinishAsync(last);

        await IsUnknownAsync(session);
    }

    [Fact]
    public async Task A_session_lives_for_a_day_at_most()
    {
        var request = AwsClient.Statement("SELECT 1");
        request["SessionKeepAliveSeconds"] = 86_400;
        var session = (string)(await Aws.RunAsync(request))["SessionId"]!;
        _time.Advance(TimeSpan.FromHours(23));
        await FinishAsync(In(session, "SELECT 1"));

        _time.Advance(TimeSpan.FromHours(1));

        await IsUnknownAsync(session);
    }

    [Fact]
    public async Task A_session_belongs_to_the_caller_who_opened_it()
    {
        await IsUnknownAsync(await OpenAsync("SELECT 1", TestEmulator.WriterKey));
    }

    [Fact]
    public async Task A_session_survives_a_statement_that_failed_and_keeps_no_transaction_open()
    {
        var table = TestEmulator.Unique("t");
        var session = await OpenAsync($"CREATE TABLE {table} (a int)");

        var failed = await Aws.RunAsync(InBatch(session, $"INSERT INTO {table} VALUES (1)", $"LOCK {table}", "SELECT 1 / 0"));

        Assert.Equal("FAILED", (string?)failed["Status"]);
        Assert.Equal("0", await ValueAsync(In(session, $"SELECT COUNT(*)::varchar FROM {table}")));
        await emulator.RunAsync($"LOCK {table}");
    }

    [Fact]
    public async Task The_same_client_token_answers_with_the_same_statement_while_the_session_is_busy()
    {
        var session = await OpenAsync("SELECT 1");
        var request = In(session, "SELECT pg_sleep(0.5)");
        request["ClientToken"] = Guid.NewGuid().ToString();

        var first = await Aws.SucceedAsync(Execute, request);

        Assert.Equal((string?)first["Id"], (string?)(await Aws.SucceedAsync(Execute, request))["Id"]);
    }

    [Theory]
    [InlineData("""{"Database":"dev"}""", "Database cannot be specified with SessionId.")]
    [InlineData("""{"WorkgroupName":"local"}""", "WorkgroupName cannot be specified with SessionId.")]
    [InlineData("""{"SecretArn":"s"}""", "SecretArn cannot be specified with SessionId.")]
    [InlineData("""{"SessionKeepAliveSeconds":86401}""", "SessionKeepAliveSeconds must be a whole number from 0 to 86400.")]
    [InlineData("""{"SessionKeepAliveSeconds":-1}""", "SessionKeepAliveSeconds must be a whole number from 0 to 86400.")]
    public async Task What_a_session_cannot_have_is_refused(string members, string expected)
    {
        var request = In(await OpenAsync("SELECT 1"), "SELECT 1");
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            request[name] = value!.DeepClone();
        }

        Assert.Equal(("ValidationException", expected), await Aws.FailAsync(Execute, request));
    }

    private async Task IsUnknownAsync(string session) => Assert.Equal(
        ("ValidationException", $"The session {session} does not exist or has ended."),
        await Aws.FailAsync(Execute, In(session, "SELECT 1")));

    private async Task<string> OpenAsync(string sql, string accessKey = "anybody")
    {
        var request = AwsClient.Statement(sql);
        request["SessionKeepAliveSeconds"] = KeepAlive;
        return (string)(await Aws.RunAsync(request, accessKey))["SessionId"]!;
    }

    private async Task FinishAsync(JsonObject request) => Assert.Equal("FINISHED", (string?)(await Aws.RunAsync(request))["Status"]);

    private async Task<string?> ValueAsync(JsonObject request)
    {
        var described = await Aws.RunAsync(request);
        var result = await Aws.SucceedAsync("RedshiftData.GetStatementResult", new JsonObject { ["Id"] = (string)described["Id"]! });
        return (string?)result["Records"]![0]![0]!["stringValue"];
    }

    private static JsonObject In(string session, string sql) => new() { ["Sql"] = sql, ["SessionId"] = session };

    private static JsonObject InBatch(string session, params string[] statements) => new()
    {
        ["Sqls"] = new JsonArray([.. statements.Select(static sql => JsonValue.Create(sql))]), ["SessionId"] = session,
    };
}
