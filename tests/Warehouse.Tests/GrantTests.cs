using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static class GrantTests
{
    private const string Text11 = "VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR";
    private const string Text6 = "VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR";
    private const string Act = Text6 + ", VARCHAR, " + Result;
    private const string Result = "VARCHAR, INTEGER, VARCHAR, VARCHAR, VARCHAR";

    [Fact]
    public static void Dashboards_and_the_write_back_function_get_these_grants_and_no_others() => Assert.Equal(
        [
            "GRANT USAGE ON SCHEMA public TO ROLE dashboards;",
            "GRANT USAGE ON SCHEMA public TO \"IAMR:write_back\";",
            "GRANT ALL ON TABLE public.tbquote_lock TO \"IAMR:write_back\";",
            "GRANT EXECUTE ON FUNCTION public.f_utc(TIMESTAMP) TO ROLE dashboards;",
            "GRANT EXECUTE ON FUNCTION public.f_issue_time(TIMESTAMP, TIMESTAMP) TO ROLE dashboards;",
            "GRANT EXECUTE ON FUNCTION public.f_url_encode(VARCHAR) TO ROLE dashboards;",
            $"REVOKE EXECUTE ON FUNCTION public.udf_get_digest({Text11}) FROM PUBLIC;",
            $"REVOKE EXECUTE ON FUNCTION public.udf_get_digest({Text6}) FROM PUBLIC;",
            $"GRANT EXECUTE ON FUNCTION public.udf_get_digest({Text11}) TO ROLE dashboards;",
            $"GRANT EXECUTE ON FUNCTION public.udf_get_digest({Text6}) TO ROLE dashboards;",
            $"REVOKE EXECUTE ON PROCEDURE public.submit_quote({Text11}, VARCHAR, VARCHAR, VARCHAR, {Result}) FROM PUBLIC;",
            $"REVOKE EXECUTE ON PROCEDURE public.act_on_quote({Act}) FROM PUBLIC;",
            $"GRANT EXECUTE ON PROCEDURE public.submit_quote({Text11}, VARCHAR, VARCHAR, VARCHAR, {Result}) TO \"IAMR:write_back\";",
            $"GRANT EXECUTE ON PROCEDURE public.act_on_quote({Act}) TO \"IAMR:write_back\";",
            "GRANT SELECT ON public.quote_gen_vw TO ROLE dashboards;",
            "GRANT SELECT ON public.quote_history_vw TO ROLE dashboards;",
            "GRANT SELECT ON public.quote_current_vw TO ROLE dashboards;",
        ],
        Scripts.Default.Statements.SelectMany(statement => statement.Sql.Split('\n'))
            .Where(line => !line.StartsWith("--", StringComparison.Ordinal))
            .Where(line => Regex.IsMatch(line, "GRANT|REVOKE", RegexOptions.IgnoreCase)));
}
