namespace WriteBackLambdas.Emulator.Tests;

/// <summary>What Redshift's catalog shows of definitions and grants.</summary>
public sealed class CatalogTests(TestEmulator emulator)
{
    [Fact]
    public async Task A_late_binding_view_shows_its_statement_as_it_was_sent_last()
    {
        var view = TestEmulator.Unique("v");
        string Sql(string time) =>
            $"-- Why.\nCREATE OR REPLACE VIEW public.{view} AS\nSELECT {time} AS t, 'it''s' AS s\nWITH NO SCHEMA BINDING";
        await emulator.RunAsync(Sql("SYSDATE"), Sql("GETDATE()"));

        Assert.Equal(
            Sql("GETDATE()"),
            await emulator.ValueAsync($"SELECT pg_get_viewdef(oid) FROM pg_class WHERE relname = '{view}'"));
    }

    [Fact]
    public async Task A_view_that_is_bound_shows_another_text()
    {
        var view = TestEmulator.Unique("v");
        await emulator.RunAsync($"CREATE VIEW {view} AS SELECT 1 AS a");
        Assert.DoesNotContain(
            "CREATE",
            (string)(await emulator.ValueAsync($"SELECT pg_get_viewdef(oid) FROM pg_class WHERE relname = '{view}'"))!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_shows_its_body_as_it_was_sent_and_its_settings()
    {
        var name = TestEmulator.Unique("p");
        const string Body = "\nDECLARE t TIMESTAMP;\nBEGIN\n    t := SYSDATE;\nEND;\n";
        await emulator.RunAsync(
            $"CREATE PROCEDURE public.{name}(a INOUT VARCHAR(5)) AS $${Body}$$ LANGUAGE plpgsql "
            + "SECURITY DEFINER SET search_path TO pg_catalog");

        Assert.Equal(
            [["p", true, "character varying", Body]],
            await emulator.RunAsync(
                $"SELECT prokind, prosecdef, oidvectortypes(proargtypes), prosrc FROM pg_proc_info WHERE proname = '{name}'"));
        var shown = (string)(await emulator.ValueAsync($"SHOW PROCEDURE public.{name}(VARCHAR)"))!;
        Assert.Contains(Body, shown, StringComparison.Ordinal);
        Assert.Contains("SECURITY DEFINER", shown, StringComparison.Ordinal);
        Assert.Contains("SET search_path TO 'pg_catalog'", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_superuser_sees_the_grants_of_others()
    {
        var (table, role, user) = (TestEmulator.Unique("t"), TestEmulator.Unique("r"), "IAMR:" + TestEmulator.Unique("u"));
        await emulator.RunAsync(
            $"CREATE TABLE public.{table} (a int)",
            $"CREATE ROLE {role}",
            $"CREATE USER \"{user}\" PASSWORD DISABLE",
            $"GRANT SELECT ON public.{table} TO ROLE {role}",
            $"GRANT INSERT ON public.{table} TO \"{user}\"");
        var query =
            $"""
            SELECT privilege_type, identity_name, identity_type FROM svv_relation_privileges
            WHERE namespace_name = 'public' AND relation_name = '{table}' AND identity_name <> 'admin' ORDER BY 1
            """;

        Assert.Equal([["INSERT", user, "user"], ["SELECT", role, "role"]], await emulator.RunAsync(query));
        Assert.Equal([["INSERT", user, "user"]], await emulator.RunAsAsync(user, query));
    }
}
