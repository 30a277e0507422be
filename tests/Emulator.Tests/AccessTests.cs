using System.Globalization;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Tests;

public sealed class AccessTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_user_gets_what_its_roles_were_granted()
    {
        var (table, role, group, user) = (
            TestEmulator.Unique("t"), TestEmulator.Unique("r"), TestEmulator.Unique("r"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE TABLE {table} (a int)",
            $"CREATE ROLE {role}",
            $"CREATE ROLE {group}",
            $"CREATE USER \"{user}\" PASSWORD DISABLE",
            $"GRANT SELECT ON {table} TO ROLE {role}",
            $"GRANT ROLE {role} TO ROLE {group}",
            $"GRANT ROLE {group} TO \"{user}\"");

        await emulator.RunAsAsync(user, $"SELECT * FROM {table}");
        Assert.Equal($"ERROR: permission denied for table {table}", await emulator.FailAsAsync(user, $"INSERT INTO {table} VALUES (1)"));

        await emulator.RunAsync($"REVOKE ROLE {group} FROM \"{user}\"");
        Assert.Equal($"ERROR: permission denied for table {table}", await emulator.FailAsAsync(user, $"SELECT * FROM {table}"));
    }

    [Fact]
    public async Task The_catalog_knows_roles_and_users()
    {
        var (role, user) = (TestEmulator.Unique("r"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync($"CREATE ROLE {role}", $"CREATE USER \"{user}\" PASSWORD DISABLE");

        Assert.Equal(1L, await emulator.ValueAsync($"SELECT count(*) FROM svv_roles WHERE role_name = '{role}'"));
        Assert.Equal(0L, await emulator.ValueAsync($"SELECT count(*) FROM svv_roles WHERE role_name = '{user}'"));
        Assert.Equal(1L, await emulator.ValueAsync($"SELECT count(*) FROM pg_user WHERE usename = '{user}'"));
    }

    [Fact]
    public async Task The_catalog_knows_who_has_which_role()
    {
        var (role, group, user) = (TestEmulator.Unique("r"), TestEmulator.Unique("r"), TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE ROLE {role}", $"CREATE ROLE \"AWSIDC:{group}\"", $"CREATE USER {user} PASSWORD DISABLE",
            $"GRANT ROLE {role} TO ROLE \"AWSIDC:{group}\"", $"GRANT ROLE {role} TO {user}");

        Assert.Equal(user, await emulator.ValueAsync($"SELECT user_name FROM svv_user_grants WHERE role_name = '{role}'"));
        Assert.Equal(
            $"AWSIDC:{group}",
            await emulator.ValueAsync($"SELECT role_name FROM svv_role_grants WHERE granted_role_name = '{role}'"));
    }

    [Fact]
    public async Task A_caller_with_an_IAM_role_becomes_a_user_at_its_first_call()
    {
        var user = "IAMR:" + TestEmulator.Unique("u");

        Assert.Equal([[user]], await emulator.RunAsAsync(user, "SELECT CURRENT_USER"));
        await emulator.RunAsync($"DROP USER \"{user}\"");
    }

    [Theory]
    [InlineData("CREATE USER {0} PASSWORD DISABLE CREATEUSER")]
    [InlineData("CREATE USER {0} WITH CREATEUSER PASSWORD DISABLE")]
    [InlineData("ALTER USER {0} CREATEUSER PASSWORD DISABLE")]
    public async Task A_superuser_needs_a_password(string statement)
    {
        var user = TestEmulator.Unique("u");

        Assert.Equal(
            "ERROR: CREATEUSER and PASSWORD DISABLE are incompatible",
            await emulator.FailAsync(string.Format(CultureInfo.InvariantCulture, statement, user)));
    }

    /// <summary>AWS's recipe for a superuser who signs in with temporary credentials only: docs.aws.amazon.com r_CREATE_USER.</summary>
    [Theory]
    [InlineData("PASSWORD 'md50123456789abcdef0123456789abcdef' CREATEUSER")]
    [InlineData("PASSWORD DISABLE")]
    public async Task A_user_signs_in_whatever_its_password_is(string options)
    {
        var user = TestEmulator.Unique("u");
        await emulator.RunAsync($"CREATE USER {user} {options}");
        Assert.Equal([[user]], await emulator.RunAsAsync(user, "SELECT CURRENT_USER"));

        await emulator.RunAsync($"ALTER USER {user} {options}");

        Assert.Equal([[user]], await emulator.RunAsAsync(user, "SELECT CURRENT_USER"));
    }

    [Fact]
    public async Task Any_other_unknown_user_is_refused()
    {
        var exception = await Assert.ThrowsAsync<RedshiftException>(() => emulator.RunAsAsync("stranger", "SELECT 1"));

        Assert.Equal("password authentication failed for user \"stranger\"", exception.Message);
    }

    [Fact]
    public async Task A_new_procedure_can_be_called_by_its_owner_only_and_keeps_what_was_granted()
    {
        var (procedure, user) = (TestEmulator.Unique("p"), "IAMR:" + TestEmulator.Unique("u"));
        var create =
            $"CREATE OR REPLACE PROCEDURE {procedure}(a INOUT int) AS $$ BEGIN a := a + 1; END; $$ LANGUAGE plpgsql SECURITY DEFINER";
        await emulator.RunAsync(create, $"CREATE USER \"{user}\" PASSWORD DISABLE");

        Assert.Equal($"ERROR: permission denied for procedure {procedure}", await emulator.FailAsAsync(user, $"CALL {procedure}(1)"));

        await emulator.RunAsync($"GRANT EXECUTE ON PROCEDURE {procedure}(int) TO \"{user}\"", create);
        Assert.Equal([[2L]], await emulator.RunAsAsync(user, $"CALL {procedure}(1)"));
    }

    [Fact]
    public async Task Every_user_may_create_in_public_until_that_is_revoked()
    {
        var user = "IAMR:" + TestEmulator.Unique("u");

        await emulator.RunAsAsync(user, $"CREATE TABLE {TestEmulator.Unique("t")} (a int)");
    }

    [Fact]
    public async Task Creating_external_functions_needs_usage_of_their_language()
    {
        var (function, user) = (TestEmulator.Unique("f"), "IAMR:" + TestEmulator.Unique("u"));
        var create = $"CREATE OR REPLACE EXTERNAL FUNCTION {function}(varchar) RETURNS varchar STABLE LAMBDA 'echo' IAM_ROLE default";
        await emulator.RunAsAsync(user, create);
        Assert.Contains("permission denied", await emulator.FailAsAsync(user, $"SELECT {function}('a')"), StringComparison.Ordinal);

        await emulator.RunAsync($"GRANT USAGE ON LANGUAGE EXFUNC TO \"{user}\"");
        Assert.Equal([["[a]"]], await emulator.RunAsAsync(user, $"SELECT {function}('a')"));

        await emulator.RunAsync($"REVOKE USAGE ON LANGUAGE exfunc FROM \"{user}\"");
        Assert.Contains("permission denied", await emulator.FailAsAsync(user, $"SELECT {function}('a')"), StringComparison.Ordinal);
    }
}
