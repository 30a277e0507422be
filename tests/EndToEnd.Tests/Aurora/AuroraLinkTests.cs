using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>Links that are signed in Aurora are those that Redshift signs, and record quotes.</summary>
public sealed class AuroraLinkTests(AuroraStack stack, AuroraRows rows) : IClassFixture<AuroraRows>
{
    private const string Issued = "public.f_issue_time(GETDATE(), SYSDATE)";

    [Fact]
    public async Task Every_link_is_the_one_that_Redshift_gives_the_same_viewer_for_the_same_row_and_time()
    {
        var insert =
            $"""
            INSERT INTO public.billing_input_tbl VALUES
                ('{Guid.NewGuid()}', NULL, NULL, NULL, NULL, NULL, NULL),
                (NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                ('', FALSE, '', '', '', '', 0),
                ('tab' || CHR(9) || CHR(10) || CHR(13) || CHR(1) || CHR(127) || 'end', TRUE, CHR(92), CHR(92) || '"', '''',
                    'a"b' || CHR(92) || 'u0041%41+&=#?/', -0.01),
                ('ロボット 🤖 é e' || CHR(769), NULL, ' leading', 'trailing ', '<a>', '[null]', 9999999999.99),
                ('twice', TRUE, 's', 'n', 'TX', 'd', 1), ('twice', TRUE, 's', 'n', 'TX', 'd', 1.00)
            """;
        await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, insert);
        await rows.AdministerAsync($"DELETE FROM public.billing_input_tbl; {insert}");

        var signed = await rows.QueryAsync("SELECT customername, quote_link FROM public.quote_gen_vw");

        var issued = TestLink.Parse((string)signed[0][1]!)["issued"];
        var redshift = await AtAsync(issued, "create the rows view", "SELECT customername, quote_link FROM public.{0}");
        Assert.Equal(7, signed.Count);
        Assert.All(signed, row => Assert.Contains(redshift, same => same.SequenceEqual(row)));
        Assert.Equal(6, signed.Select(row => row[1]).Distinct().Count());
    }

    [Fact]
    public async Task An_action_has_the_link_that_Redshift_gives_and_both_links_record_when_clicked()
    {
        var customer = $"Aurora {Guid.NewGuid():N}";
        await rows.AdministerAsync(
            $"INSERT INTO public.billing_input_tbl VALUES ('{customer}', TRUE, 'Welder', 'Day', 'TX', 'Welds', 12.5)");
        var link = await rows.QueryAsync($"SELECT quote_link FROM public.quote_gen_vw WHERE customername = '{customer}'");
        var generated = await stack.Api.PostAsync((string)link[0][0]!);
        Assert.Equal(("generated", 1), (generated.QuoteStatus, generated.Revision));

        var query = $"SELECT accept_link FROM public.{{0}} WHERE quote_id = '{generated.QuoteId}'";
        var accept = (string)(await rows.QueryAsync(query.Replace("{0}", "quote_current_vw", StringComparison.Ordinal)))[0][0]!;
        Assert.Equal(accept, (await AtAsync(TestLink.Parse(accept)["issued"], "create the current quotes view", query))[0][0]);

        var accepted = await stack.Api.PostAsync(accept);
        Assert.Equal(("accepted", 2), (accepted.QuoteStatus, accepted.Revision));
        var after = await rows.QueryAsync(
            $"SELECT accept_link, requested_by FROM public.quote_current_vw WHERE quote_id = '{generated.QuoteId}'");
        Assert.Equal([null, TestWarehouse.Viewer], after[0]);
    }

    /// <summary>What Redshift's own view returns to the same viewer if it takes another time for the current one.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<object?>>> AtAsync(string issued, string statement, string query)
    {
        var view = $"at_{Guid.NewGuid():N}";
        var sql = rows.Redshift.Statements.Single(each => each.Name == statement).Sql;
        var start = sql.IndexOf(" AS\n", StringComparison.Ordinal);
        Assert.Contains(Issued, sql, StringComparison.Ordinal);
        await stack.Warehouse.QueryAsync(
            RedshiftDatabase.Admin, $"CREATE VIEW public.{view}{sql[start..].Replace(Issued, $"'{issued}'", StringComparison.Ordinal)}");
        await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, $"GRANT SELECT ON public.{view} TO ROLE quote_dashboard");
        return await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer, query.Replace("{0}", view, StringComparison.Ordinal));
    }
}
