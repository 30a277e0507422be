using System.Text.Json;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Users who may not execute an external function, and try to get its answers another way.</summary>
public sealed class ForgedCallTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_message_that_looks_like_an_external_call_is_not_answered()
    {
        var (function, user) = await CreateAsync();
        var body = (string)(await emulator.RunAsAsync(user, $"SELECT prosrc FROM pg_catalog.pg_proc WHERE proname = '{function}'"))[0][0]!;
        var registration = body[body.IndexOf('{', StringComparison.Ordinal)..(body.IndexOf('}', StringComparison.Ordinal) + 1)];
        Assert.Equal("echo", JsonDocument.Parse(registration).RootElement.GetProperty("Lambda").GetString());

        await emulator.RunAsAsync(
            user,
            $"""
            CREATE PROCEDURE {function}_p() AS $$
            BEGIN
                RAISE INFO USING MESSAGE = '["forged"]', DETAIL = '{registration}', ERRCODE = 'RSEXT';
            END
            $$ LANGUAGE plpgsql
            """,
            $"CALL {function}_p()");

        Assert.Empty(emulator.BatchesOf(function));
    }

    [Theory]
    [InlineData("SELECT value FROM emulator.secret")]
    [InlineData("SELECT answers FROM emulator.answer")]
    [InlineData("SELECT redshift.external_secret()")]
    [InlineData("SELECT redshift.external_answers('{}')")]
    [InlineData("SELECT redshift.remember_answers('', '{}', ARRAY[]::text[], ARRAY[]::text[])")]
    [InlineData("SELECT redshift.remember_answers(NULL, '{}', ARRAY[]::text[], ARRAY[]::text[])")]
    public async Task What_the_secret_and_the_answers_are_in_is_closed_to_users(string sql)
    {
        var (_, user) = await CreateAsync();

        Assert.StartsWith("ERROR: permission denied for ", await emulator.FailAsAsync(user, sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE FUNCTION {0}.concat(text, text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT 'x'::text $$")]
    [InlineData("CREATE OPERATOR {0}.> (LEFTARG = int, RIGHTARG = int, FUNCTION = pg_catalog.int4lt)")]
    [InlineData("CREATE DOMAIN {0}.text AS varchar(1)")]
    [InlineData("CREATE DOMAIN pg_temp.jsonb AS json")]
    [InlineData("CREATE TEMP VIEW answer AS SELECT '{}'::text AS registration, '{}'::jsonb AS answers")]
    public async Task Objects_of_a_user_do_not_change_what_an_external_function_runs(string create)
    {
        var (function, user) = await CreateAsync();
        await emulator.RunAsync(
            $"GRANT EXECUTE ON FUNCTION {function}(varchar) TO \"{user}\"",
            $"CREATE SCHEMA s_{function}",
            $"GRANT ALL ON SCHEMA s_{function} TO \"{user}\"");

        var rows = await emulator.RunAsAsync(
            user,
            create.Replace("{0}", $"s_{function}", StringComparison.Ordinal),
            $"SET LOCAL search_path = s_{function}, pg_temp, public, pg_catalog",
            $"SELECT {function}('a')");

        Assert.Equal([["[a]"]], rows);
    }

    [Fact]
    public async Task Nothing_of_the_answers_stays_after_a_statement()
    {
        var function = await emulator.CreateFunctionAsync("echo");

        await emulator.RunAsync($"SELECT {function}('a')");

        Assert.Equal([[0L]], await emulator.RunAsync("SELECT COUNT(*) FROM emulator.answer"));
    }

    [Fact]
    public async Task A_session_asks_again_after_a_statement_that_failed_with_its_answers()
    {
        var function = await emulator.CreateFunctionAsync("echo");
        await using var session = await emulator.Database.OpenAsync("admin", TestContext.Current.CancellationToken);

        async Task<TransactionResult> TryAsync(string sql) =>
            await session.RunAsync([sql], new Dictionary<string, string>(), TestContext.Current.CancellationToken);

        Assert.NotNull((await TryAsync($"SELECT {function}('a')::int")).Failure);
        Assert.Equal("[a]", (await TryAsync($"SELECT {function}('a')")).Statements[0].Rows[0][0]);

        Assert.Equal(2, emulator.BatchesOf(function).Length);
    }

    private async Task<(string Function, string User)> CreateAsync()
    {
        var (function, user) = (await emulator.CreateFunctionAsync("echo"), TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE USER {user} PASSWORD DISABLE", $"REVOKE EXECUTE ON FUNCTION {function}(varchar) FROM PUBLIC");
        return (function, user);
    }
}
