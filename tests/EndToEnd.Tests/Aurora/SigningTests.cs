using System.Text.Json.Nodes;
using Npgsql;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>How Aurora calls the digest function.</summary>
public sealed class SigningTests(SigningDatabase database) : IClassFixture<SigningDatabase>
{
    /// <summary>Lambda's limit on what goes in.</summary>
    private const int LargestRequest = 6_291_456;

    [Fact]
    public async Task A_query_invokes_the_function_once_with_each_different_row_and_a_query_without_links_does_not()
    {
        var schema = await database.InstallAsync();
        await using var reader = await database.ReaderAsync(schema);
        Assert.Empty(await reader.RowsAsync($"SELECT * FROM {schema}.quote_gen_vw"));
        Assert.Empty(database.InvocationsFor(reader));

        await database.AdministerAsync(
            $"INSERT INTO {schema}.src VALUES ('EU', 'a', 1), ('EU', 'a', 1.00), ('EU', 'b', NULL), (NULL, NULL, NULL), ('EU', '', 2.005)");
        Assert.Equal(5L, await reader.ValueAsync($"SELECT COUNT(*) FROM {schema}.quote_gen_vw"));
        Assert.Equal(4, (await reader.RowsAsync($"SELECT region FROM {schema}.quote_gen_vw WHERE region = 'EU'")).Count);
        Assert.Empty(database.InvocationsFor(reader));

        var links = (await reader.RowsAsync($"SELECT quote_link FROM {schema}.quote_gen_vw ORDER BY words, cost")).Select(row => row[0]);

        var request = Assert.Single(database.InvocationsFor(reader)).Request;
        Assert.Equal(4, (int)request["num_records"]!);
        var issued = (string)request["arguments"]![0]![3]!;
        var link = $"https://api.example.com/prod/quotes?action=generate&viewer={reader.UserName}&issued={issued}";
        Assert.Equal(
            [
                $"{link}&region=EU&words=&cost=2.01&digest=7:2.01", $"{link}&region=EU&words=a&cost=1.00&digest=7:1.00",
                $"{link}&region=EU&words=a&cost=1.00&digest=7:1.00", $"{link}&region=EU&words=b&digest=7:null",
                $"{link}&digest=7:null",
            ],
            links);
        var rows = request["arguments"]!.AsArray().Select(row => row!.ToJsonString()).Order(StringComparer.Ordinal);
        var start = $"[\"quote-link/1\",\"generate\",\"{reader.UserName}\",\"{issued}\"";
        Assert.Equal(
            [
                $"{start},\"EU\",\"\",\"2.01\"]", $"{start},\"EU\",\"a\",\"1.00\"]", $"{start},\"EU\",\"b\",null]",
                $"{start},null,null,null]",
            ],
            rows);
    }

    [Fact]
    public async Task A_row_with_a_value_that_is_too_wide_is_not_signed_and_has_no_link()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync(
            $"""
            INSERT INTO {schema}.src VALUES
                ('EU', REPEAT('é', 500), 1), ('EU', REPEAT('é', 500) || 'x', 2), ('EU', 'a', 1e10), ('EU', 'b', 'NaN'), ('EU', 'c', 3)
            """);
        await using var reader = await database.ReaderAsync(schema);

        var links = await reader.RowsAsync($"SELECT quote_link IS NULL FROM {schema}.quote_gen_vw ORDER BY words <> 'c', words, cost");

        Assert.Equal([false, true, true, false, true], links.Select(row => row[0]));
        Assert.Equal(2, (int)Assert.Single(database.InvocationsFor(reader)).Request["num_records"]!);
    }

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(9_000, 1000)]
    public async Task Rows_for_more_than_one_request_are_sent_in_few_that_Lambda_takes(int rows, int width)
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync(
            $"INSERT INTO {schema}.src SELECT 'EU', LPAD(CAST(n AS TEXT), {width}, '-'), n FROM GENERATE_SERIES(1, {rows}) AS n");
        await using var reader = await database.ReaderAsync(schema);

        var wrong = await reader.ValueAsync(
            $"""
            SELECT COUNT(*) FROM {schema}.quote_gen_vw
            WHERE RIGHT(quote_link, LENGTH(CAST(cost AS TEXT)) + 13) IS DISTINCT FROM '&digest=7:' || CAST(cost AS TEXT) || '.00'
            """);

        Assert.Equal(0L, wrong);
        var invocations = database.InvocationsFor(reader);
        Assert.Equal(rows, invocations.Sum(invocation => (int)invocation.Request["num_records"]!));
        Assert.All(invocations, invocation => Assert.InRange(invocation.Bytes, 1, LargestRequest));
        Assert.InRange(invocations.Count, 2, 1 + (invocations.Sum(invocation => invocation.Bytes) / (5 * 1024 * 1024)));
    }

    [Theory]
    [InlineData("refuses", "The digest function refuses refused: it has no key")]
    [InlineData("says_nothing", "The digest function says_nothing refused: it gave no reason")]
    [InlineData("forgets_a_row", "The digest function forgets_a_row returned not one digest for each of 2 rows")]
    [InlineData("signs_one_row_less", "The digest function signs_one_row_less returned not one digest for each of 2 rows")]
    [InlineData("throws", "lambda invocation failed")]
    [InlineData("not_there", "invoke API failed")]
    public async Task A_query_fails_when_the_function_does_not_sign_every_row(string function, string message)
    {
        var schema = await database.InstallAsync(function);
        await database.AdministerAsync($"INSERT INTO {schema}.src VALUES ('EU', 'a', 1), ('EU', 'b', 1)");
        await using var reader = await database.ReaderAsync(schema);

        var failure = await Assert.ThrowsAsync<PostgresException>(() => reader.RowsAsync($"SELECT * FROM {schema}.quote_gen_vw"));

        Assert.Equal(message, failure.MessageText);
    }

    [Fact]
    public async Task A_query_fails_when_Lambda_answers_with_another_status_than_success()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync($"INSERT INTO {schema}.src VALUES ('EU', 'a', 1)");
        await using var reader = await database.ReaderAsync(schema);
        await database.OwnExtensionAsync(
            """
            ALTER FUNCTION aws_lambda.invoke_in_emulator RENAME TO kept;
            CREATE FUNCTION aws_lambda.invoke_in_emulator(text, json, OUT integer, OUT json, OUT text, OUT text)
            LANGUAGE sql AS 'SELECT 429, ''{}''::json, NULL, NULL'
            """);

        var failure = await Assert.ThrowsAsync<PostgresException>(() => reader.RowsAsync($"SELECT * FROM {schema}.quote_gen_vw"));

        await database.OwnExtensionAsync(
            "DROP FUNCTION aws_lambda.invoke_in_emulator; ALTER FUNCTION aws_lambda.kept RENAME TO invoke_in_emulator");
        Assert.Equal("The digest function digests was not invoked: status 429", failure.MessageText);
    }

    [Fact]
    public async Task A_query_fails_when_the_source_has_other_rows_for_the_owner_than_for_the_reader()
    {
        var schema = await database.InstallAsync();
        await using var reader = await database.ReaderAsync(schema);
        await database.AdministerAsync(
            $"""
            CREATE TABLE {schema}.every (region TEXT, words TEXT, cost NUMERIC, person TEXT);
            INSERT INTO {schema}.every VALUES ('EU', 'a', 1, '{reader.UserName}');
            """);
        var owned = await database.InstallAsync(
            source: $"VIEW {{0}}.src AS SELECT region, words, cost FROM {schema}.every WHERE person = CURRENT_USER");

        await database.AdministerAsync($"INSERT INTO {owned}.viewers VALUES ('{reader.UserName}', '*')");
        var failure = await Assert.ThrowsAsync<PostgresException>(() => reader.RowsAsync($"SELECT * FROM {owned}.quote_gen_vw"));

        Assert.Equal("A row was not signed; a source that depends on CURRENT_USER must use SESSION_USER", failure.MessageText);
        Assert.Single(await reader.RowsAsync($"SELECT region FROM {owned}.quote_gen_vw"));
    }

    [Fact]
    public async Task An_answer_may_be_the_object_itself()
    {
        var schema = await database.InstallAsync("answers_with_an_object");
        await database.AdministerAsync($"INSERT INTO {schema}.src VALUES ('EU', 'a', 1)");
        await using var reader = await database.ReaderAsync(schema);

        Assert.EndsWith("&digest=7:1.00", (string)(await reader.ValueAsync($"SELECT quote_link FROM {schema}.quote_gen_vw"))!);
    }

    [Fact]
    public async Task An_action_that_is_not_for_everybody_is_signed_only_for_whom_it_is_and_all_actions_in_one_invocation()
    {
        var schema = await database.InstallAsync(workflow:
            """
            "statuses": [ { "name": "requested" }, { "name": "approved" }, { "name": "withdrawn" } ],
            "generate": { "first": "requested", "again": "requested" },
            "actions": [
              { "name": "approve", "from": ["requested"], "to": "approved", "by": "another" },
              { "name": "withdraw", "from": ["requested"], "to": "withdrawn", "by": "requester" } ],
            """);
        await using var requester = await database.ReaderAsync(schema);
        await using var another = await database.ReaderAsync(schema);
        await database.AdministerAsync(
            $"""
            INSERT INTO {schema}.hist (quote_id, revision, status, combination, requested_by, issued_at, recorded_at, digest)
            VALUES ('q', 1, 'requested', 'c', '{requester.UserName}', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'd')
            """);
        foreach (var (reader, allowed) in ((NpgsqlConnection, string)[])[(requester, "withdraw"), (another, "approve")])
        {
            var links = Assert.Single(await reader.RowsAsync($"SELECT approve_link, withdraw_link FROM {schema}.quote_current_vw"));

            Assert.Contains($"?action={allowed}&viewer={reader.UserName}&", (string)Assert.Single(links, link => link is not null)!);
            var rows = Assert.Single(database.InvocationsFor(reader)).Request["arguments"]!.AsArray();
            Assert.Equal(allowed, (string?)Assert.Single(rows)![1]);
        }
    }

    [Fact]
    public async Task Actions_are_signed_at_once_for_the_quotes_that_the_reader_sees_and_whose_status_allows_them()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync(
            $"""
            INSERT INTO {schema}.hist (quote_id, revision, status, combination, region, requested_by, issued_at, recorded_at, digest)
            SELECT 'q' || n / 2, n % 2 + 1, CASE WHEN n = 5 THEN 'accepted' ELSE 'generated' END, 'c',
                CASE WHEN n < 8 THEN 'EU' ELSE 'US' END, 'somebody', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, CAST(n AS TEXT)
            FROM GENERATE_SERIES(0, 10) AS n
            """);
        await using var reader = await database.ReaderAsync(schema, sees: "EU");

        var links = await reader.RowsAsync($"SELECT quote_id, accept_link FROM {schema}.quote_current_vw ORDER BY quote_id");

        Assert.Equal(["q0", "q1", "q2", "q3"], links.Select(row => row[0]));
        Assert.Equal(
            [true, true, false, true],
            links.Select(row => row[1] is string link && link.EndsWith("&digest=6:2", StringComparison.Ordinal)));
        Assert.Null(links[2][1]);
        var request = Assert.Single(database.InvocationsFor(reader)).Request;
        Assert.Equal(["q0", "q1", "q3"], request["arguments"]!.AsArray().Select(row => (string?)row![4]).Order(StringComparer.Ordinal));
        Assert.All(request["arguments"]!.AsArray(), row => Assert.Equal("accept", (string?)((JsonArray)row!)[1]));
    }
}
