using System.Text.Json.Nodes;
using Npgsql;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>A reader of Aurora's views gets signatures of the rows that they see and of nothing else.</summary>
public sealed class SigningOracleTests(SigningDatabase database) : IClassFixture<SigningDatabase>
{
    [Theory]
    [InlineData("SELECT * FROM aws_lambda.invoke('digests', '{\"arguments\":[[\"quote-link/1\",\"accept\",\"bob\"]]}')")]
    [InlineData("SELECT * FROM aws_lambda.invoke_in_emulator('digests', '{}')")]
    [InlineData("SELECT * FROM aws_lambda.answer")]
    [InlineData("SELECT {0}.f_sign(ARRAY['[\"quote-link/1\",\"generate\",\"bob\",\"20260101T000000000000\",\"EU\",\"a\",\"0.01\"]'])")]
    [InlineData("SELECT * FROM {0}.src")]
    [InlineData("SELECT * FROM {0}.hist")]
    [InlineData("SELECT * FROM {0}.viewers")]
    [InlineData("INSERT INTO {0}.viewers VALUES (SESSION_USER, '*')")]
    [InlineData("INSERT INTO {0}.src VALUES ('EU', 'a', 0.01)")]
    [InlineData("UPDATE {0}.quote_gen_vw SET cost = 0.01")]
    [InlineData("CREATE FUNCTION {0}.to_json(anyarray) RETURNS json LANGUAGE sql AS 'SELECT ''[]''::json'")]
    [InlineData("CREATE OR REPLACE FUNCTION {0}.f_issue_time() RETURNS varchar LANGUAGE sql STABLE AS 'SELECT ''20990101T000000000000'''")]
    [InlineData("SET SESSION AUTHORIZATION postgres")]
    [InlineData("SET ROLE postgres")]
    public async Task What_a_reader_may_not_do(string sql)
    {
        var schema = await database.InstallAsync();
        await using var reader = await database.ReaderAsync(schema);

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => reader.RowsAsync(sql.Replace("{0}", schema, StringComparison.Ordinal)));

        Assert.Matches("^(permission denied|must be owner)|cannot update", refusal.MessageText);
        Assert.Empty(database.InvocationsFor(reader));
    }

    [Fact]
    public async Task Only_functions_without_arguments_sign_and_only_readers_may_execute_them()
    {
        var schema = await database.InstallAsync();
        await using var reader = await database.ReaderAsync(schema);
        await using var administrator = await database.AdministratorAsync();
        async Task<IEnumerable<object?>> FunctionsOf(string user) => (await administrator.RowsAsync(
            $"""
            SELECT p.proname || '(' || PG_GET_FUNCTION_IDENTITY_ARGUMENTS(p.oid) || ')'
            FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname IN ('{schema}', 'aws_lambda')
                AND HAS_SCHEMA_PRIVILEGE('{user}', n.oid, 'USAGE') AND HAS_FUNCTION_PRIVILEGE('{user}', p.oid, 'EXECUTE')
            ORDER BY 1
            """)).Select(row => row[0]);

        Assert.Equal(
            ["action_digests()", "f_digest_of(p_digests jsonb, p_row text)", "f_issue_time()", "f_url_encode(character varying)",
                "row_digests()"],
            await FunctionsOf(reader.UserName!));
        Assert.DoesNotContain("row_digests()", await FunctionsOf("writer"));
        Assert.DoesNotContain("row_digests()", await FunctionsOf("redshift"));
        Assert.DoesNotContain("invoke", string.Join(' ', await FunctionsOf("writer")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SigningDatabase.Readers)]
    [InlineData("PUBLIC")]
    public async Task A_deployment_fails_while_readers_may_invoke_functions(string grantee)
    {
        await database.InstallAsync();
        await database.OwnExtensionAsync($"GRANT USAGE ON SCHEMA aws_lambda TO {grantee}");

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => database.InstallAsync());

        await database.OwnExtensionAsync($"REVOKE USAGE ON SCHEMA aws_lambda FROM {grantee}");
        Assert.Contains("they may execute aws_lambda.invoke and so have anything signed", fault.Message, StringComparison.Ordinal);
        await database.InstallAsync();
    }

    [Fact]
    public async Task Links_are_of_the_user_who_connected_whatever_role_and_settings_the_session_has()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync($"INSERT INTO {schema}.src VALUES ('EU', 'a', 1), ('US', 'b', 2)");
        await using var other = await database.ReaderAsync(schema, sees: "US");
        await using var reader = await database.ReaderAsync(schema, sees: "EU");
        // The reader's own schema, and every function and operator that the views and the functions use, under its name.
        await database.AdministerAsync(
            $"CREATE SCHEMA own; GRANT ALL ON SCHEMA own TO {reader.UserName}; GRANT {other.UserName} TO {reader.UserName}");
        foreach (var sql in (string[])
        [
            "CREATE FUNCTION own.replace(text, text, text) RETURNS text LANGUAGE sql AS 'SELECT ''x''::text'",
            "CREATE FUNCTION own.octet_length(text) RETURNS integer LANGUAGE sql AS 'SELECT 0'",
            "CREATE FUNCTION own.statement_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT ''2099-01-01''::timestamptz'",
            "CREATE FUNCTION own.to_char(timestamp, text) RETURNS text LANGUAGE sql AS 'SELECT ''2099''::text'",
            "CREATE FUNCTION own.to_json(anyarray) RETURNS json LANGUAGE sql AS 'SELECT ''[\"forged\"]''::json'",
            "CREATE FUNCTION own.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT TRUE'",
            "CREATE OPERATOR own.= (FUNCTION = own.same, LEFTARG = text, RIGHTARG = text)",
            "CREATE FUNCTION own.joined(text, text) RETURNS text LANGUAGE sql AS 'SELECT ''forged''::text'",
            "CREATE OPERATOR own.|| (FUNCTION = own.joined, LEFTARG = text, RIGHTARG = text)",
            "CREATE TEMP TABLE src AS SELECT 'US' AS region, 'forged' AS words, 0.01 AS cost",
            "CREATE TEMP TABLE viewers AS SELECT SESSION_USER AS viewer, '*' AS value",
            "CREATE DOMAIN pg_temp.jsonb AS text",
            "CREATE DOMAIN pg_temp.varchar AS text",
            "SET search_path = pg_temp, own, pg_catalog",
            "SET timezone = '<UTC>-5'",
            "SET standard_conforming_strings = off",
            "SET client_min_messages = error",
            $"SET ROLE {other.UserName}",
        ])
        {
            await reader.RowsAsync(sql);
        }

        var before = DateTime.UtcNow.AddSeconds(-1);
        var row = Assert.Single(await reader.RowsAsync($"SELECT region, quote_link FROM {schema}.quote_gen_vw"));

        var request = Assert.Single(database.InvocationsFor(reader)).Request;
        var issued = (string)request["arguments"]![0]![3]!;
        Assert.InRange(
            DateTime.ParseExact(issued, "yyyyMMdd'T'HHmmssffffff", System.Globalization.CultureInfo.InvariantCulture),
            before,
            DateTime.UtcNow.AddSeconds(1));
        Assert.Equal(
            $"""[["quote-link/1","generate","{reader.UserName}","{issued}","EU","a","1.00"]]""", request["arguments"]!.ToJsonString());
        Assert.Equal(
            [
                "EU",
                $"https://api.example.com/prod/quotes?action=generate&viewer={reader.UserName}&issued={issued}&region=EU&words=a&cost=1.00"
                    + "&digest=7:1.00",
            ],
            row);
    }

    [Fact]
    public async Task A_condition_of_the_readers_own_sees_no_row_that_the_reader_does_not_see()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync(
            $"""
            INSERT INTO {schema}.src VALUES ('EU', 'seen', 1), ('US', 'hidden', 2);
            INSERT INTO {schema}.hist (quote_id, revision, status, combination, region, words, requested_by, issued_at, recorded_at, digest)
            SELECT v.words, 1, 'generated', 'c', v.region, v.words, 'u', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, v.words
            FROM {schema}.src AS v
            """);
        await using var reader = await database.ReaderAsync(schema, sees: "EU");
        await database.AdministerAsync($"CREATE SCHEMA leak; GRANT ALL ON SCHEMA leak TO {reader.UserName}");
        await reader.RowsAsync(
            """
            CREATE FUNCTION leak.tell(text) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS
            'BEGIN RAISE NOTICE ''told %'', $1; RETURN TRUE; END'
            """);
        List<string> told = [];
        reader.Notice += (_, args) => told.Add(args.Notice.MessageText);

        foreach (var view in (string[])["quote_gen_vw", "quote_history_vw", "quote_current_vw"])
        {
            Assert.Single(await reader.RowsAsync($"SELECT * FROM {schema}.{view} WHERE leak.tell(words)"));
        }

        Assert.Equal(3, told.Count(message => message == "told seen"));
        Assert.DoesNotContain("told hidden", told);
    }

    [Fact]
    public async Task The_functions_that_sign_tell_a_reader_only_what_the_views_show()
    {
        var schema = await database.InstallAsync();
        await database.AdministerAsync($"INSERT INTO {schema}.src VALUES ('EU', 'a', 1), ('US', 'b', 2)");
        await using var reader = await database.ReaderAsync(schema, sees: "EU");

        var digests = JsonNode.Parse((string)(await reader.ValueAsync($"SELECT CAST({schema}.row_digests() AS TEXT)"))!)!.AsObject();

        var signed = JsonNode.Parse(Assert.Single(digests).Key)!.AsArray();
        Assert.Equal((reader.UserName, "EU"), ((string?)signed[2], (string?)signed[4]));
    }
}
