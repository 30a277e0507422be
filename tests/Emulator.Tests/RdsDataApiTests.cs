using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Aws;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>The RDS Data API on the wire.</summary>
public sealed class RdsDataApiTests(TestEmulator emulator)
{
    [Fact]
    public async Task Values_of_every_type_go_in_and_come_out()
    {
        var answer = await SucceedAsync(
            "SELECT :text || '', :number + 1, :flag, :nothing, ':text', :text || :text, 1.50::numeric",
            """[{"name":"text","value":{"stringValue":"é"}},{"name":"number","value":{"longValue":41}},"""
            + """{"name":"flag","value":{"booleanValue":true}},{"name":"nothing","value":{"isNull":true}}]""");

        Assert.Equal(
            """[[{"stringValue":"é"},{"longValue":42},{"booleanValue":true},{"isNull":true},"""
            + """{"stringValue":":text"},{"stringValue":"éé"},{"stringValue":"1.50"}]]""",
            System.Text.RegularExpressions.Regex.Unescape(answer["records"]!.ToJsonString()));
        Assert.Equal(0, (int)answer["numberOfRecordsUpdated"]!);
    }

    [Fact]
    public async Task Empty_text_is_not_NULL_and_a_text_parameter_is_a_varchar()
    {
        var answer = await SucceedAsync(
            "SELECT :a IS NULL, CAST(PG_TYPEOF(:a) AS VARCHAR)", """[{"name":"a","value":{"stringValue":""}}]""");

        Assert.Equal("""[[{"booleanValue":false},{"stringValue":"character varying"}]]""", answer["records"]!.ToJsonString());
    }

    [Fact]
    public async Task Each_statement_is_a_transaction_of_its_own_at_read_committed()
    {
        var table = TestEmulator.Unique("t");
        await SucceedAsync($"CREATE TABLE {table} (a INTEGER)");
        Assert.Equal(2, (int)(await SucceedAsync($"INSERT INTO {table} VALUES (1), (2)"))["numberOfRecordsUpdated"]!);
        await FailAsync($"INSERT INTO {table} SELECT 1 / (2 - a) FROM {table}", HttpStatusCode.BadRequest);

        Assert.Equal(
            """[[{"longValue":2},{"stringValue":"read committed"}]]""",
            (await SucceedAsync($"SELECT COUNT(*), CURRENT_SETTING('transaction_isolation') FROM {table}"))["records"]!.ToJsonString());
    }

    [Fact]
    public async Task The_database_says_what_is_wrong_with_a_statement() => Assert.Equal(
        ("DatabaseErrorException", "ERROR: relation \"nowhere\" does not exist; SQLState: 42P01"),
        await FailAsync("SELECT * FROM nowhere", HttpStatusCode.BadRequest));

    [Fact]
    public async Task A_result_of_more_than_a_megabyte_is_refused()
    {
        await SucceedAsync("SELECT REPEAT('x', 1048576)");
        Assert.Equal(
            ("UnsupportedResultException", "Database returned more than the allowed response size limit"),
            await FailAsync("SELECT REPEAT('x', 1048577)", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_password_that_is_not_the_users_is_refused()
    {
        var secret = TestEmulator.Unique("secret");
        emulator.Secrets.Create(secret, """{"username":"postgres","password":"wrong"}""");

        var (type, message) = await FailAsync(Request("SELECT 1", secret: emulator.Secrets.ArnOf(secret)), HttpStatusCode.BadRequest);

        Assert.Equal("DatabaseErrorException", type);
        Assert.Contains("password authentication failed for user \"postgres\"", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resourceArn", "arn:aws:rds:us-east-1:123456789012:cluster:other", "HttpEndpointNotEnabledException", 400)]
    [InlineData("secretArn", "arn:aws:secretsmanager:us-east-1:123456789012:secret:none", "SecretsErrorException", 400)]
    [InlineData("transactionId", "AAAA", "TransactionNotFoundException", 404)]
    [InlineData("database", "other", "DatabaseErrorException", 400)]
    [InlineData("sql", "SELECT 1; SELECT 2", "ValidationException", 400)]
    [InlineData("sql", "SELECT :missing", "BadRequestException", 400)]
    [InlineData("schema", "public", "ValidationException", 400)]
    public async Task What_the_service_refuses_is_refused(string member, string value, string expected, int status)
    {
        var request = Request("SELECT 1");
        request[member] = value;

        Assert.Equal(expected, (await FailAsync(request, (HttpStatusCode)status)).Type);
    }

    [Theory]
    [InlineData("""[{"name":"a","value":{}}]""")]
    [InlineData("""[{"name":"a","value":{"stringValue":"x","isNull":true}}]""")]
    [InlineData("""[{"name":"a","value":{"stringValue":"x"}},{"name":"a","value":{"stringValue":"x"}}]""")]
    [InlineData("""[{"name":"a","value":{"arrayValue":{}}}]""")]
    public async Task A_parameter_has_one_name_and_one_value(string parameters) =>
        Assert.Equal("ValidationException", (await FailAsync(Request("SELECT :a", parameters), HttpStatusCode.BadRequest)).Type);

    private async Task<JsonObject> SucceedAsync(string sql, string? parameters = null)
    {
        var (status, body) = await SendAsync(Request(sql, parameters));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    private Task<(string Type, string Message)> FailAsync(string sql, HttpStatusCode expected) => FailAsync(Request(sql), expected);

    private async Task<(string Type, string Message)> FailAsync(JsonObject request, HttpStatusCode expected)
    {
        var (status, body) = await SendAsync(request);
        Assert.Equal((expected, "{}"), (status, status == expected ? "{}" : body.ToJsonString()));
        return ((string)body["__type"]!, (string)body["message"]!);
    }

    private JsonObject Request(string sql, string? parameters = null, string? secret = null)
    {
        var request = new JsonObject
        {
            ["resourceArn"] = AwsEndpoints.AuroraArn,
            ["secretArn"] = secret ?? emulator.Secrets.ArnOf(TestEmulator.AuroraSecret),
            ["database"] = "aurora",
            ["sql"] = sql,
        };
        if (parameters is not null)
        {
            request["parameters"] = JsonNode.Parse(parameters);
        }

        return request;
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(JsonObject request)
    {
        using var http = new HttpClient();
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(emulator.Address, "Execute"), content, TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(body)!.AsObject());
    }
}
