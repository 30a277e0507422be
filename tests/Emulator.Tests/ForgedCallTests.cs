using System.Text.Json;

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
    [InlineData("SELECT emulator.secret()")]
    [InlineData("SELECT answer FROM emulator.answer")]
    [InlineData("SELECT redshift.external_call('{}', '[]')")]
    [InlineData("SELECT redshift.remember_answers('', ARRAY[]::bytea[], ARRAY[]::text[])")]
    [InlineData("SELECT redshift.remember_answers(NULL, ARRAY[]::bytea[], ARRAY[]::text[])")]
    public async Task What_the_secret_and_the_answers_are_in_is_closed_to_users(string sql)
    {
        var (_, user) = await CreateAsync();

        Assert.StartsWith("ERROR: permission denied for ", await emulator.FailAsAsync(user, sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE FUNCTION {0}.concat(text, text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT 'x'::text $$")]
    [InlineData("CREATE OPERATOR {0}.= (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = pg_catalog.byteane)")]
    [InlineData("CREATE TEMP VIEW answer AS SELECT pg_catalog.pg_backend_pid() AS session, NULL::bytea AS call, 'mine'::text AS answer")]
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

    private async Task<(string Function, string User)> CreateAsync()
    {
        var (function, user) = (await emulator.CreateFunctionAsync("echo"), TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE USER {user} PASSWORD DISABLE", $"REVOKE EXECUTE ON FUNCTION {function}(varchar) FROM PUBLIC");
        return (function, user);
    }
}
