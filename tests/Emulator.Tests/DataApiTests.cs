using System.Net;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class DataApiTests(TestEmulator emulator)
{
    private const string Execute = "RedshiftData.ExecuteStatement";
    private const string ExecuteBatch = "RedshiftData.BatchExecuteStatement";
    private const string Describe = "RedshiftData.DescribeStatement";
    private const string GetResult = "RedshiftData.GetStatementResult";

    [Fact]
    public async Task A_statement_is_answered_at_once_and_described_while_it_runs_and_afterwards()
    {
        var started = await emulator.Aws.SucceedAsync(Execute, AwsClient.Statement("SELECT pg_sleep(0.5)"));
        Assert.False(started.ContainsKey("Status"));
        var id = new JsonObject { ["Id"] = (string)started["Id"]! };

        var running = await emulator.Aws.SucceedAsync(Describe, id);
        id["WaitTimeSeconds"] = 30;
        var ended = await emulator.Aws.SucceedAsync(Describe, id);

        Assert.Contains((string?)running["Status"], (string[])["SUBMITTED", "PICKED", "STARTED"]);
        Assert.Equal("FINISHED", (string?)ended["Status"]);
        Assert.Equal("SELECT pg_sleep(0.5)", (string?)ended["QueryString"]);
        Assert.True((long)ended["Duration"]! >= 500_000_000);
        Assert.Equal(1, (int)ended["ResultRows"]!);
        Assert.True((bool)ended["HasResultSet"]!);
    }

    [Fact]
    public async Task Waiting_answers_with_the_end_or_when_the_time_is_up()
    {
        var quick = AwsClient.Statement("SELECT 1");
        quick["WaitTimeSeconds"] = 30;
        var slow = AwsClient.Statement("SELECT pg_sleep(2)");
        slow["WaitTimeSeconds"] = 1;

        var ended = await emulator.Aws.SucceedAsync(Execute, quick);
        var running = await emulator.Aws.SucceedAsync(Execute, slow);

        Assert.Equal(("FINISHED", true), ((string)ended["Status"]!, (bool)ended["HasResultSet"]!));
        Assert.Equal(("STARTED", false), ((string)running["Status"]!, (bool)running["HasResultSet"]!));
    }

    [Fact]
    public async Task A_parameter_takes_the_type_of_its_place_at_every_occurrence()
    {
        var described = await emulator.Aws.RunAsync(AwsClient.Statement(
            "SELECT :a::int + 1, :a || 'x', ':a', \":a\" FROM (SELECT 1 AS \":a\") AS t /* :b */ LIMIT :limit_1",
            ("a", "41"),
            ("limit_1", "1")));

        var result = await emulator.Aws.SucceedAsync(GetResult, new JsonObject { ["Id"] = (string)described["Id"]! });

        Assert.Equal(
            """[[{"longValue":42},{"stringValue":"41x"},{"stringValue":":a"},{"longValue":1}]]""", result["Records"]!.ToJsonString());
        Assert.Equal("""[{"name":"a","value":"41"},{"name":"limit_1","value":"1"}]""", described["QueryParameters"]!.ToJsonString());
    }

    [Fact]
    public async Task A_value_is_never_SQL()
    {
        var described = await emulator.Aws.RunAsync(AwsClient.Statement("SELECT :v", ("v", @"'; DROP TABLE t; -- \' $1 :v")));

        var result = await emulator.Aws.SucceedAsync(GetResult, new JsonObject { ["Id"] = (string)described["Id"]! });

        Assert.Equal(@"'; DROP TABLE t; -- \' $1 :v", (string?)result["Records"]![0]![0]!["stringValue"]);
    }

    [Fact]
    public async Task Each_statement_of_a_batch_has_its_own_result()
    {
        var table = TestEmulator.Unique("t");

        var batch = await emulator.Aws.RunAsync(AwsClient.Batch(
            [$"CREATE TABLE {table} (a varchar(10))", $"INSERT INTO {table} VALUES (:v), (:w)", $"SELECT a FROM {table} WHERE a = :v"],
            ("v", "x"),
            ("w", "y")));

        var id = (string)batch["Id"]!;
        var subs = batch["SubStatements"]!.AsArray();
        Assert.Equal("FINISHED", (string?)batch["Status"]);
        Assert.Equal([$"{id}:1", $"{id}:2", $"{id}:3"], subs.Select(static sub => (string)sub!["Id"]!));
        Assert.Equal([-1, 2, 1], subs.Select(static sub => (int)sub!["ResultRows"]!));
        Assert.Equal([false, false, true], subs.Select(static sub => (bool)sub!["HasResultSet"]!));
        var result = await emulator.Aws.SucceedAsync(GetResult, new JsonObject { ["Id"] = $"{id}:3" });
        Assert.Equal("""[[{"stringValue":"x"}]]""", result["Records"]!.ToJsonString());
        Assert.Equal("ValidationException", (await emulator.Aws.FailAsync(GetResult, new JsonObject { ["Id"] = id })).Type);
        Assert.Equal("FINISHED", (string?)(await emulator.Aws.SucceedAsync(Describe, new JsonObject { ["Id"] = $"{id}:2" }))["Status"]);
    }

    [Fact]
    public async Task A_batch_is_all_or_nothing()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (a int)");

        var batch = await emulator.Aws.RunAsync(AwsClient.Batch([$"INSERT INTO {table} VALUES (1)", "SELECT * FROM missing", "SELECT 1"]));

        Assert.Equal("FAILED", (string?)batch["Status"]);
        Assert.Equal("Query #2 failed with ERROR: relation \"missing\" does not exist", (string?)batch["Error"]);
        Assert.Equal(["FINISHED", "FAILED", "ABORTED"], batch["SubStatements"]!.AsArray().Select(static sub => (string)sub!["Status"]!));
        Assert.Equal("ERROR: relation \"missing\" does not exist", (string?)batch["SubStatements"]![1]!["Error"]);
        Assert.Equal(0L, await emulator.ValueAsync($"SELECT count(*) FROM {table}"));
    }

    [Fact]
    public async Task A_long_result_comes_in_pages()
    {
        var id = (string)(await emulator.Aws.RunAsync(AwsClient.Statement("SELECT g FROM generate_series(1, 2500) g")))["Id"]!;
        var request = new JsonObject { ["Id"] = id };
        var numbers = new List<int>();
        JsonObject page;
        do
        {
            page = await emulator.Aws.SucceedAsync(GetResult, request);
            numbers.AddRange(page["Records"]!.AsArray().Select(static row => (int)row![0]!["longValue"]!));
            request["NextToken"] = (string?)page["NextToken"];
        }
        while (page.ContainsKey("NextToken"));

        Assert.Equal(Enumerable.Range(1, 2500), numbers);
        Assert.Equal(2500, (int)page["TotalNumRows"]!);
        Assert.Equal("int4", (string?)page["ColumnMetadata"]![0]!["typeName"]);
    }

    [Fact]
    public async Task The_same_request_with_the_same_token_runs_once()
    {
        var table = TestEmulator.Unique("t");
        await emulator.RunAsync($"CREATE TABLE {table} (a int)");
        var request = AwsClient.Statement($"INSERT INTO {table} VALUES (1)");
        request["ClientToken"] = TestEmulator.Unique("token");
        request["WaitTimeSeconds"] = 30;

        var first = await emulator.Aws.SucceedAsync(Execute, request);
        var second = await emulator.Aws.SucceedAsync(Execute, request);

        Assert.Equal((string?)first["Id"], (string?)second["Id"]);
        Assert.Equal(1L, await emulator.ValueAsync($"SELECT count(*) FROM {table}"));
        request["Sql"] = "SELECT 1";
        Assert.Equal("ValidationException", (await emulator.Aws.FailAsync(Execute, request)).Type);
    }

    [Fact]
    public async Task The_access_key_chooses_the_database_user()
    {
        var writer = await emulator.Aws.RunAsync(AwsClient.Statement("SELECT CURRENT_USER"), TestEmulator.WriterKey);
        var anybody = await emulator.Aws.RunAsync(AwsClient.Statement("SELECT CURRENT_USER"));

        Assert.Equal(TestEmulator.Writer, await OnlyValueAsync(writer));
        Assert.Equal("admin", await OnlyValueAsync(anybody));
        Assert.Equal(TestEmulator.Writer, (string?)writer["DbUser"]);
    }

    [Fact]
    public async Task A_missing_database_fails_the_statement()
    {
        var request = AwsClient.Statement("SELECT 1");
        request["Database"] = "prod";

        var described = await emulator.Aws.RunAsync(request);

        Assert.Equal(("FAILED", "FATAL: database \"prod\" does not exist"), ((string)described["Status"]!, (string)described["Error"]!));
    }

    [Fact]
    public async Task An_unknown_statement_and_a_missing_result_are_not_found()
    {
        var unknown = new JsonObject { ["Id"] = Guid.NewGuid().ToString() };
        var empty = await emulator.Aws.RunAsync(AwsClient.Statement($"CREATE TABLE {TestEmulator.Unique("t")} (a int)"));

        Assert.Equal(
            ("ResourceNotFoundException", "Query does not exist."),
            await emulator.Aws.FailAsync(Describe, unknown, HttpStatusCode.NotFound));
        Assert.Equal(
            ("ResourceNotFoundException", "Query does not have result. Please check query status with DescribeStatement."),
            await emulator.Aws.FailAsync(GetResult, new JsonObject { ["Id"] = (string)empty["Id"]! }, HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("""{"Parameters":[{"name":"a","value":""}],"Sql":"SELECT :a"}""", "at least one character")]
    [InlineData("""{"Parameters":[{"name":"a","value":null}],"Sql":"SELECT :a"}""", "at least one character")]
    [InlineData("""{"Parameters":[{"name":"a","value":"1"}]}""", "Unused parameters: [a]")]
    [InlineData("""{"Parameters":[{"name":"a","value":"1"},{"name":"a","value":"2"}],"Sql":"SELECT :a"}""", "given twice")]
    [InlineData("""{"Parameters":[{"name":"a b","value":"1"}],"Sql":"SELECT :a"}""", "[0-9a-zA-Z_]+")]
    [InlineData("""{"Parameters":[]}""", "empty list")]
    [InlineData("""{"Sql":"SELECT :a, :b::int, 'x::y'"}""", "Missing parameters: [a, b]")]
    [InlineData("""{"Sql":""}""", "must not be empty")]
    [InlineData("""{"WorkgroupName":"other"}""", "Redshift endpoint doesn't exist in this region.")]
    [InlineData("""{"WorkgroupName":null}""", "Either ClusterIdentifier or WorkgroupName")]
    [InlineData("""{"ClusterIdentifier":"c"}""", "Only one of ClusterIdentifier and WorkgroupName")]
    [InlineData("""{"Database":null}""", "Database must be specified")]
    [InlineData("""{"WaitTimeSeconds":0}""", "WaitTimeSeconds")]
    [InlineData("""{"WaitTimeSeconds":31}""", "WaitTimeSeconds")]
    [InlineData("""{"ClientToken":""}""", "ClientToken")]
    [InlineData("""{"WorkgroupName":null,"ClusterIdentifier":"other"}""", "Redshift endpoint doesn't exist in this region.")]
    [InlineData("""{"DbUser":"admin"}""", "DbUser can be specified only with ClusterIdentifier and without SecretArn.")]
    [InlineData("""{"WorkgroupName":null,"ClusterIdentifier":"local","DbUser":"a","SecretArn":"s"}""", "DbUser can be specified only with")]
    [InlineData("""{"SecretArn":"missing"}""", "can't find the specified secret")]
    public async Task A_request_that_the_service_refuses_is_refused(string difference, string reason)
    {
        var request = AwsClient.Statement("SELECT 1");
        foreach (var (name, value) in JsonNode.Parse(difference)!.AsObject())
        {
            request[name] = value?.DeepClone();
        }

        var (type, message) = await emulator.Aws.FailAsync(Execute, request);

        Assert.Equal("ValidationException", type);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_has_one_to_forty_statements_and_each_at_most_100_kilobytes()
    {
        var long100 = "SELECT 1 --" + new string('x', (100 * 1024) - 11);

        Assert.Equal(
            "FINISHED", (string?)(await emulator.Aws.RunAsync(AwsClient.Batch([.. Enumerable.Repeat("SELECT 1", 39), long100])))["Status"]);
        Assert.Contains(
            "from 1 to 40",
            (await emulator.Aws.FailAsync(ExecuteBatch, AwsClient.Batch([.. Enumerable.Repeat("SELECT 1", 41)]))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "from 1 to 40", (await emulator.Aws.FailAsync(ExecuteBatch, AwsClient.Batch([]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "100 KB",
            (await emulator.Aws.FailAsync(ExecuteBatch, AwsClient.Batch(["SELECT 1", long100 + "x"]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsupported_operation_is_named()
    {
        Assert.Equal("UnknownOperationException", (await emulator.Aws.FailAsync("RedshiftData.ListTables", [])).Type);
    }

    private async Task<string?> OnlyValueAsync(JsonObject described) =>
        (string?)(await emulator.Aws.SucceedAsync(
            GetResult, new JsonObject { ["Id"] = (string)described["Id"]! }))["Records"]![0]![0]!["stringValue"];
}
