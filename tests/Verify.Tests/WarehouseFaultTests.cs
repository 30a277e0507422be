using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>Faults in the warehouse, each put in on purpose and named. A deployment repairs them afterwards.</summary>
public sealed class WarehouseFaultTests(Stack stack) : IAsyncLifetime
{
    private static readonly WarehouseNames Names = QuoteDefinition.Embedded.Names;

    private readonly Script _script = new(stack.Demo);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _script.InstallAsync();

    [Fact]
    public async Task A_missing_grant() =>
        Assert.Equal(
            "Missing: GRANT SELECT ON public.quote_gen_vw TO ROLE quote_dashboard",
            (await FindAsync("REVOKE SELECT ON public.quote_gen_vw FROM ROLE quote_dashboard")).Wrong("GrantsCheck"));

    [Fact]
    public async Task The_digest_function_granted_to_everybody()
    {
        var types = _script.Types(Names.DigestFunction);
        Assert.Equal(
            $"PUBLIC has EXECUTE ON FUNCTION \"public\".\"udf_get_digest\"({types}): "
            + $"REVOKE EXECUTE ON FUNCTION \"public\".\"udf_get_digest\"({types}) FROM PUBLIC",
            (await FindAsync($"GRANT EXECUTE ON FUNCTION public.udf_get_digest({types}) TO PUBLIC")).Wrong("SurplusGrantsCheck"));
    }

    [Theory]
    [InlineData("INSERT ON TABLE \"public\".\"tbquote\"")]
    [InlineData("UPDATE (\"note\") ON TABLE \"public\".\"tbquote\"")]
    [InlineData("DROP ON TABLE \"public\".\"tbquote\"")]
    [InlineData("DELETE ON TABLE \"public\".\"tbquote_lock\"")]
    [InlineData("UPDATE FOR TABLES IN SCHEMA \"public\"")]
    [InlineData("EXECUTE FOR FUNCTIONS IN SCHEMA \"public\"")]
    [InlineData("UPDATE FOR TABLES IN DATABASE \"dev\"")]
    [InlineData("EXECUTE FOR FUNCTIONS IN DATABASE \"dev\"")]
    public async Task A_user_who_may_write_or_sign(string grant)
    {
        var found = await FindAsync($"GRANT {grant} TO \"alice\"");
        var line = found.Wrong("SurplusGrantsCheck");
        Assert.Equal($"\"alice\" has {grant}: REVOKE {grant} FROM \"alice\"", line);

        // The statement is right as it is.
        Assert.Empty((await FindAsync(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])).With("wrong"));
    }

    [Fact]
    public async Task A_scoped_grant_is_not_a_grant_of_the_schema()
    {
        var found = await FindAsync(
            "REVOKE USAGE ON SCHEMA public FROM ROLE quote_dashboard",
            "GRANT USAGE FOR TABLES IN SCHEMA public TO ROLE quote_dashboard");
        await stack.Warehouse.QueryAsync("admin", "REVOKE USAGE FOR TABLES IN SCHEMA public FROM ROLE quote_dashboard");
        Assert.Equal("Missing: GRANT USAGE ON SCHEMA public TO ROLE quote_dashboard", found.Wrong("GrantsCheck"));
    }

    [Fact]
    public async Task An_altered_view()
    {
        var found = await FindAsync(Altered(_script.View(Names.HistoryView), "MAX(h.revision)", "MIN(h.revision)"));
        var difference = found.Wrong("ViewsCheck");
        Assert.StartsWith("public.quote_history_vw differs: it has ", difference, StringComparison.Ordinal);
        Assert.Contains("MIN ( H . REVISION )", difference, StringComparison.Ordinal);
        Assert.Contains("Unexpected: 2, in review, latest false", found.Wrong("HistoryCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_procedure()
    {
        var found = await FindAsync(Altered(_script.Procedure(Names.SubmitProcedure), "v_revision + 1", "v_revision + 2"));
        Assert.StartsWith("public.submit_quote differs: it has ", found.Wrong("RoutinesCheck"), StringComparison.Ordinal);
        Assert.Contains("Missing: 2, in review", found.Wrong("HistoryCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_with_the_callers_rights() =>
        Assert.Equal(
            "public.act_on_quote is not SECURITY DEFINER",
            (await FindAsync(Altered(_script.Procedure(Names.ActProcedure), "SECURITY DEFINER", ""))).Wrong("RoutinesCheck"));

    [Fact]
    public async Task A_procedure_with_the_callers_search_path() =>
        Assert.Equal(
            "public.act_on_quote has no SET search_path",
            (await FindAsync(Altered(_script.Procedure(Names.ActProcedure), "SET search_path TO pg_catalog", "")))
                .Wrong("SearchPathCheck"));

    [Fact]
    public async Task A_missing_procedure() =>
        Assert.Matches(
            "^public.act_on_quote with [0-9]+ arguments is missing$",
            (await FindAsync($"DROP PROCEDURE public.act_on_quote({_script.Types(Names.ActProcedure)})"))
                .Wrong("RoutinesCheck"));

    [Fact]
    public async Task A_missing_column() =>
        Assert.Equal(
            "public.tbquote.note is missing and should be character varying(500)",
            (await FindAsync("ALTER TABLE public.tbquote DROP COLUMN note CASCADE")).Wrong("ColumnsCheck"));

    [Fact]
    public async Task A_lock_table_without_its_row() =>
        Assert.Equal("public.tbquote_lock is empty", (await FindAsync("DELETE FROM public.tbquote_lock")).Wrong("LockRowCheck"));

    [Fact]
    public async Task A_lock_table_with_two_rows_is_right()
    {
        var found = await FindAsync("INSERT INTO public.tbquote_lock VALUES (0)");
        await stack.Warehouse.QueryAsync("admin", "DELETE FROM public.tbquote_lock");
        Assert.Equal("It has 2", found.With("right")["LockRowCheck"]);
        Assert.Empty(found.With("wrong"));
    }

    [Fact]
    public async Task A_lock_table_that_is_missing()
    {
        var found = await FindAsync("DROP TABLE public.tbquote_lock");
        Assert.Contains("does not exist", found.Wrong("LockRowCheck"), StringComparison.Ordinal);
        Assert.Equal("Deploy again.", found.Checks["LockRowCheck"].Advice);
    }

    [Fact]
    public async Task A_function_that_is_not_stable_and_returns_another_type()
    {
        var types = _script.Types(Names.DigestFunction);
        var digest = _script.Function(Names.DigestFunction);
        var found = await FindAsync(
            $"DROP FUNCTION public.udf_get_digest({types}) CASCADE",
            Altered(Altered(digest, "RETURNS VARCHAR(64)", "RETURNS INTEGER"), "STABLE", "VOLATILE"));
        await stack.Warehouse.QueryAsync("admin", $"DROP FUNCTION public.udf_get_digest({types})");
        Assert.Equal(
            "public.udf_get_digest is VOLATILE and should be STABLE\n"
            + "public.udf_get_digest returns integer and should return character varying",
            found.Wrong("RoutinesCheck"));
    }

    [Fact]
    public async Task A_view_that_is_not_late_binding()
    {
        var view = _script.View(Names.HistoryView);
        var found = await FindAsync(
            $"DROP VIEW public.{Names.HistoryView} CASCADE", Altered(view, "WITH NO SCHEMA BINDING", ""));
        Assert.Contains("public.quote_history_vw is not a late-binding view", found.Wrong("ViewsCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_whose_result_is_cached()
    {
        var found = await FindAsync(
            "DROP VIEW public.quote_gen_vw",
            ViewWithTime("SYSDATE"),
            "GRANT SELECT ON public.quote_gen_vw TO ROLE quote_dashboard");
        Assert.StartsWith("Two runs gave the same link", found.Wrong("FreshLinksCheck"), StringComparison.Ordinal);
        Assert.Equal("alice got a link of admin", found.Wrong("ViewerCheck"));
    }

    [Fact]
    public async Task Links_that_are_too_long_and_rows_without_a_link()
    {
        var found = await FindAsync(
            "DROP VIEW public.quote_gen_vw",
            ViewWithTime("GETDATE()").Replace(
                " AS quote_link",
                " || CASE WHEN r.state = 'TX' THEN NULL ELSE REPEAT('x', 2000) END AS quote_link",
                StringComparison.Ordinal));
        Assert.Matches(
            "^The longest of the 36 rows has 2[0-9]{3}; 3 have none, because a value is longer than its type in the definition$",
            found.Wrong("LinkLengthCheck"));
    }

    [Fact]
    public async Task A_missing_view()
    {
        var found = await FindAsync("DROP VIEW public.quote_gen_vw");
        Assert.Contains("public.quote_gen_vw is missing", found.Wrong("ViewsCheck"), StringComparison.Ordinal);
        Assert.Contains("quote_gen_vw", found.Wrong("LinkTimeCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_returns_nothing()
    {
        var procedure = _script.Procedure(Names.SubmitProcedure);
        var found = await FindAsync(
            $"DROP PROCEDURE public.submit_quote({_script.Types(Names.SubmitProcedure)})", Altered(procedure, "INOUT", "IN"));
        await stack.Warehouse.QueryAsync(
            "admin", $"DROP PROCEDURE public.submit_quote({_script.Types(Names.SubmitProcedure)})");
        Assert.Equal("The CALL returned no row", found.Wrong("BatchCheck"));
    }

    [Fact]
    public async Task A_role_that_is_gone()
    {
        stack.Demo.Database.Roles.Detach("default");
        var found = await Verification.RunAsync(stack.Demo);
        stack.Demo.Database.Roles.Attach("default");
        foreach (var check in (string[])["SigningCheck", "NullsCheck", "ManyRowsCheck", "FreshLinksCheck"])
        {
            Assert.Contains("role", found.Wrong(check), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("CallerRoleArn", found.Checks["SigningCheck"].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_takes_the_sessions_time_for_UTC()
    {
        await stack.Warehouse.QueryAsync("admin", "ALTER USER admin SET timezone TO 'America/New_York'");
        var found = await FindAsync("DROP VIEW public.quote_gen_vw", ViewWithTime("SYSDATE"));
        await stack.Warehouse.QueryAsync("admin", "ALTER USER admin RESET timezone");

        Assert.Equal("America/New_York", found.Checks["TimeZoneCheck"].Seen);
        Assert.Matches("^A link's time is [45].00 hours ago$", found.Wrong("LinkTimeCheck"));
        Assert.Equal("A link's time is 9.00 hours ahead", found.Wrong("OtherZoneCheck"));
        Assert.Contains("public.quote_gen_vw differs", found.Wrong("ViewsCheck"), StringComparison.Ordinal);
    }

    private async Task<Found> FindAsync(params string[] faults)
    {
        foreach (var fault in faults)
        {
            await stack.Warehouse.QueryAsync("admin", fault);
        }

        return await Verification.RunAsync(stack.Demo);
    }

    /// <summary>A rows view of an earlier version, with this time in its links.</summary>
    private string ViewWithTime(string time) =>
        $"""
        CREATE VIEW public.quote_gen_vw AS
        SELECT
            r.*,
            '{stack.Demo.Api}?action=generate&viewer=' || CURRENT_USER
                || '&issued=' || TO_CHAR({time}, 'YYYYMMDD') || 'T' || TO_CHAR({time}, 'HH24MISSUS') AS quote_link
        FROM public.billing_input_tbl AS r
        WITH NO SCHEMA BINDING
        """;

    private static string Altered(string sql, string before, string after)
    {
        Assert.Contains(before, sql, StringComparison.Ordinal);
        sql = sql.Replace(before, after, StringComparison.Ordinal);
        return sql.StartsWith("CREATE VIEW", StringComparison.Ordinal) ? $"CREATE OR REPLACE{sql["CREATE".Length..]}" : sql;
    }
}
