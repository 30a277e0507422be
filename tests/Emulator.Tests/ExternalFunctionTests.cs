using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class ExternalFunctionTests(TestEmulator emulator)
{
    [Fact]
    public async Task Results_return_to_their_rows_and_null_stays_null()
    {
        var function = await emulator.CreateFunctionAsync("echo");

        var rows = await emulator.RunAsync($"SELECT v, {function}(v) FROM (VALUES ('b'), (NULL), ('a'), ('é\"\\\\'), ('b')) AS t(v)");

        Assert.Equal([["b", "[b]"], [null, null], ["a", "[a]"], ["é\"\\", "[é\"\\]"], ["b", "[b]"]], rows);
    }

    [Fact]
    public async Task A_request_has_every_member_that_Redshift_sends()
    {
        var function = await emulator.CreateFunctionAsync("echo", "varchar, int, boolean, decimal(9, 2), varchar");

        await emulator.RunAsync($"SELECT {function}('x', 1, TRUE, 2.50, NULL)");

        var request = Assert.Single(emulator.BatchesOf(function));
        Assert.Equal(
            ["request_id", "cluster", "user", "database", "external_function", "query_id", "num_records", "arguments"],
            request.Select(static member => member.Key));
        Assert.Equal("admin", (string?)request["user"]);
        Assert.Equal("dev", (string?)request["database"]);
        Assert.Equal(1, (int)request["num_records"]!);
        Assert.StartsWith("arn:aws:redshift:", (string?)request["cluster"], StringComparison.Ordinal);
        Assert.Equal("[[\"x\",1,true,2.50,null]]", request["arguments"]!.ToJsonString());
    }

    [Theory]
    [InlineData("varchar(3)", "abcd", "[abc]")]
    [InlineData("varchar(3)", "abc", "[abc]")]
    [InlineData("character varying(3)", "éé", "[é]")]
    [InlineData("varchar", "abcd", "[abcd]")]
    public async Task An_argument_has_no_more_bytes_than_its_type(string type, string value, string expected)
    {
        var function = await emulator.CreateFunctionAsync("echo", $"{type}, decimal(9, 2), varchar(2)");

        Assert.Equal(expected, await emulator.ValueAsync($"SELECT {function}('{value}', 1, 'x')"));
    }

    [Fact]
    public async Task GETDATE_is_the_same_however_long_the_function_takes()
    {
        var function = await emulator.CreateFunctionAsync("slow");

        var row = Assert.Single(await emulator.RunAsync($"SELECT {function}(GETDATE()::varchar), '[' || GETDATE()::varchar || ']'"));

        Assert.Equal(row[1], row[0]);
    }

    [Fact]
    public async Task A_thousand_rows_are_one_call()
    {
        var function = await emulator.CreateFunctionAsync("echo", string.Join(", ", Enumerable.Repeat("varchar", 10)));

        var rows = await emulator.RunAsync(
            $"SELECT {function}('row' || g, 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j') FROM generate_series(1, 1000) g ORDER BY g");

        Assert.Equal(Enumerable.Range(1, 1000).Select(static i => $"[row{i}]"), rows.Select(static row => row[0]));
        Assert.Equal(1000, (int)Assert.Single(emulator.BatchesOf(function))["num_records"]!);
    }

    [Fact]
    public async Task Each_of_two_functions_gets_its_own_calls()
    {
        var (one, other) = (await emulator.CreateFunctionAsync("echo"), await emulator.CreateFunctionAsync("echo"));

        var rows = await emulator.RunAsync($"SELECT {one}('a' || g), {other}({one}('b' || g)) FROM generate_series(1, 500) g ORDER BY g");

        Assert.Equal(Enumerable.Range(1, 500).Select(static i => $"[a{i}][[b{i}]]"), rows.Select(static row => $"{row[0]}{row[1]}"));
        Assert.Equal([1000], emulator.BatchesOf(one).Select(static batch => (int)batch["num_records"]!));
        Assert.Equal([500], emulator.BatchesOf(other).Select(static batch => (int)batch["num_records"]!));
    }

    [Fact]
    public async Task A_statement_that_fails_without_its_answers_gets_all_of_them()
    {
        var function = await emulator.CreateFunctionAsync("echo");

        Assert.Equal("1", $"{await emulator.ValueAsync($"SELECT 300 / COUNT({function}(g::varchar)) FROM generate_series(1, 300) g")}");
        Assert.Equal(2, emulator.BatchesOf(function).Length);
    }

    [Fact]
    public async Task MAX_BATCH_ROWS_bounds_a_call()
    {
        var function = await emulator.CreateFunctionAsync("echo", options: "RETRY_TIMEOUT 100 MAX_BATCH_ROWS 4");

        var rows = await emulator.RunAsync($"SELECT {function}(g::varchar) FROM generate_series(1, 10) g ORDER BY g");

        Assert.Equal(Enumerable.Range(1, 10).Select(static i => $"[{i}]"), rows.Select(static row => row[0]));
        Assert.Equal([4, 4, 2], emulator.BatchesOf(function).Select(static batch => (int)batch["num_records"]!));
    }

    [Fact]
    public async Task MAX_BATCH_SIZE_bounds_a_call()
    {
        var function = await emulator.CreateFunctionAsync("echo", options: "MAX_BATCH_SIZE 2 KB");

        await emulator.RunAsync($"SELECT {function}(repeat('x', 500) || g) FROM generate_series(1, 10) g");

        Assert.Equal([3, 3, 3, 1], emulator.BatchesOf(function).Select(static batch => (int)batch["num_records"]!));
        Assert.All(emulator.Lambdas.SizesOf($"public.{function}"), static size => Assert.InRange(size, 500, 2048));
    }

    [Theory]
    [InlineData("refuses", "the key is missing")]
    [InlineData("forgets_a_row", "num_records is not 2")]
    [InlineData("miscounts", "num_records is not 2")]
    [InlineData("nonsense", "the answer is not JSON")]
    [InlineData("throws", "it's broken")]
    [InlineData("nowhere", "Function not found")]
    public async Task A_function_that_fails_fails_the_query(string lambda, string reason)
    {
        var function = await emulator.CreateFunctionAsync(lambda);

        var message = await emulator.FailAsync($"SELECT {function}(v) FROM (VALUES ('a'), ('b')) AS t(v)");

        Assert.StartsWith("ERROR: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_above_six_megabytes_fails_as_in_Lambda()
    {
        var function = await emulator.CreateFunctionAsync("large");

        Assert.Equal(1_000_000, Convert.ToInt32(await emulator.ValueAsync($"SELECT length({function}('a'))"), null));
        Assert.Contains(
            "Function.ResponseSizeTooLarge",
            await emulator.FailAsync($"SELECT {function}(g::varchar) FROM generate_series(1, 7) g"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_may_be_the_object_itself()
    {
        var function = await emulator.CreateFunctionAsync("echo_object");

        Assert.Equal("[a]", await emulator.ValueAsync($"SELECT {function}('a')"));
    }

    [Fact]
    public async Task A_row_can_be_inserted_with_an_answer_that_must_not_be_null()
    {
        var (function, table) = (await emulator.CreateFunctionAsync("echo"), TestEmulator.Unique("t"));
        await emulator.RunAsync($"CREATE TABLE {table} (a varchar(10) NOT NULL)");

        await emulator.RunAsync($"INSERT INTO {table} SELECT {function}(g::varchar) FROM generate_series(1, 3) g");

        Assert.Equal([["[1]"], ["[2]"], ["[3]"]], await emulator.RunAsync($"SELECT a FROM {table} ORDER BY a"));
    }

    [Fact]
    public async Task A_column_that_is_not_selected_makes_no_call()
    {
        var (function, view) = (await emulator.CreateFunctionAsync("echo"), TestEmulator.Unique("v"));
        await emulator.RunAsync($"CREATE VIEW {view} AS SELECT g AS number, {function}(g::varchar) AS link FROM generate_series(1, 3) g");

        await emulator.RunAsync($"SELECT number FROM {view}");

        Assert.Empty(emulator.BatchesOf(function));
    }

    [Fact]
    public async Task Each_statement_invokes_the_function_again()
    {
        var function = await emulator.CreateFunctionAsync("echo");

        await emulator.RunAsync($"SELECT {function}('a')", $"SELECT {function}('a')");

        Assert.Equal(2, emulator.BatchesOf(function).Length);
    }

    [Fact]
    public async Task Reading_the_view_and_executing_the_function_are_enough()
    {
        var (function, view, table, user) = (
            await emulator.CreateFunctionAsync("echo"),
            TestEmulator.Unique("v"),
            TestEmulator.Unique("t"),
            "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE TABLE {table} (a varchar(10))",
            $"INSERT INTO {table} VALUES ('x')",
            $"CREATE VIEW {view} AS SELECT {function}(a) AS link FROM {table}",
            $"CREATE USER \"{user}\" PASSWORD DISABLE",
            $"GRANT SELECT ON {view} TO \"{user}\"",
            $"REVOKE EXECUTE ON FUNCTION {function}(varchar) FROM PUBLIC");

        Assert.Equal($"ERROR: permission denied for function {function}", await emulator.FailAsAsync(user, $"SELECT link FROM {view}"));
        Assert.Empty(emulator.BatchesOf(function));

        await emulator.RunAsync($"GRANT EXECUTE ON FUNCTION {function}(varchar) TO \"{user}\"");
        Assert.Equal([["[x]"]], await emulator.RunAsAsync(user, $"SELECT link FROM {view}"));
        Assert.Equal(user, (string?)Assert.Single(emulator.BatchesOf(function))["user"]);
    }

    [Fact]
    public async Task Replacing_changes_the_batches_and_keeps_the_rights()
    {
        var (function, user) = (await emulator.CreateFunctionAsync("echo"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync($"REVOKE EXECUTE ON FUNCTION {function}(varchar) FROM PUBLIC");
        await emulator.RunAsync(
            $"""
            CREATE OR REPLACE EXTERNAL FUNCTION public.{function}(varchar) RETURNS varchar VOLATILE
            LAMBDA 'echo' IAM_ROLE 'arn:aws:iam::123456789012:role/r' MAX_BATCH_ROWS 1;
            """);

        await emulator.RunAsync($"SELECT {function}(g::varchar) FROM generate_series(1, 2) g");

        Assert.Equal(2, emulator.BatchesOf(function).Length);
        Assert.Contains("permission denied", await emulator.FailAsAsync(user, $"SELECT {function}('a')"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropping_one_overload_keeps_the_other()
    {
        var function = await emulator.CreateFunctionAsync("echo");
        await emulator.RunAsync(
            $"CREATE EXTERNAL FUNCTION {function}(varchar, varchar) RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default",
            $"DROP FUNCTION {function}(varchar)");

        Assert.Equal("[a]", await emulator.ValueAsync($"SELECT {function}('a', 'b')"));
        Assert.Contains("does not exist", await emulator.FailAsync($"SELECT {function}('a')"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RETURNS varchar LAMBDA 'echo' IAM_ROLE default", "VOLATILE | STABLE")]
    [InlineData("RETURNS varchar IMMUTABLE LAMBDA 'echo' IAM_ROLE default", "VOLATILE | STABLE")]
    [InlineData("RETURNS varchar STABLE LAMBDA 'echo'", "IAM_ROLE")]
    [InlineData("RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default MAX_BATCH_SIZE 6 MB", "MAX_BATCH_SIZE")]
    [InlineData("RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default MAX_BATCH_ROWS 0", "MAX_BATCH_ROWS")]
    [InlineData("RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default QUICKLY", "QUICKLY")]
    public async Task A_definition_that_Redshift_refuses_is_refused(string definition, string reason)
    {
        Assert.Contains(
            reason,
            await emulator.FailAsync($"CREATE EXTERNAL FUNCTION {TestEmulator.Unique("f")}(varchar) {definition}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_statements_and_batches()
    {
        var function = await emulator.CreateFunctionAsync("echo");
        var last = emulator.Log.Since(0) is [.., var activity] ? activity.Id : 0;

        await emulator.RunAsync($"SELECT {function}(g::varchar) FROM generate_series(1, 3) g");

        var told = emulator.Log.Since(last).Where(a => a.Subject.Contains(function, StringComparison.Ordinal)).ToArray();
        Assert.Equal([ActivityKind.LambdaBatch, ActivityKind.Statement], told.Select(static a => a.Kind));
        Assert.All(told, static a => Assert.Equal(("admin", 3L, null), (a.User, a.Rows, a.Error)));
    }
}
