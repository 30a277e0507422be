using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static class ViewTests
{
    private const string Viewer = "CAST(CURRENT_USER AS VARCHAR(255))";
    private const string Issued = "(TO_CHAR(SYSDATE, 'YYYYMMDD') || 'T' || TO_CHAR(SYSDATE, 'HH24MISSUS'))";

    [Fact]
    public static void A_link_carries_and_signs_the_same_values_in_the_same_order() => Assert.Equal(
        $"""
        -- Every row of the source with its signed link, for whoever asks, from now on. A NULL is a parameter that the link does not have.
        CREATE VIEW public.quote_gen_vw AS
        SELECT
            r.*,
            'https://api.example.com/prod/quotes?action=generate'
                || '&viewer=' || public.f_url_encode({Viewer})
                || '&issued=' || {Issued}
                || COALESCE('&a=' || public.f_url_encode(CAST(r.a_src AS VARCHAR(65535))), '')
                || COALESCE('&b=' || public.f_url_encode(TO_CHAR(CAST(r.b_src AS DATE), 'YYYY-MM-DD')), '')
                || '&digest=' || public.udf_get_digest(
                    'quote-link/1'
                    , 'generate'
                    , {Viewer}
                    , {Issued}
                    , CAST(r.a_src AS VARCHAR(65535))
                    , TO_CHAR(CAST(r.b_src AS DATE), 'YYYY-MM-DD')
                ) AS quote_link
        FROM public.src AS r
        WITH NO SCHEMA BINDING;
        """,
        Scripts.TwoFields.Sql("create the view of rows to quote"));

    [Theory]
    [InlineData("create the view of rows to quote", QuoteAction.Generate)]
    [InlineData("create the view of current quotes", QuoteAction.Accept)]
    public static void A_links_parameters_are_those_that_the_function_reads(string view, QuoteAction action)
    {
        var parameters = Regex.Matches(Scripts.Default.Sql(view), "[?&]([a-z_]+)=").Select(match => match.Groups[1].Value);

        Assert.Equal(["action", "viewer", "issued", .. QuoteLink.ValueNames(QuoteDefinition.Embedded, action), "digest"], parameters);
    }

    [Fact]
    public static void Only_a_current_quote_that_is_not_accepted_has_a_link_to_accept_it() => Assert.Equal(
        $"""
            CASE WHEN h.status <> 'accepted' THEN
                'https://api.example.com/prod/quotes?action=accept'
                    || '&viewer=' || public.f_url_encode({Viewer})
                    || '&issued=' || {Issued}
                    || '&quote_id=' || public.f_url_encode(h.quote_id)
                    || '&revision=' || CAST(h.revision AS VARCHAR(11))
                    || '&digest=' || public.udf_get_digest(
                        'quote-link/1'
                        , 'accept'
                        , {Viewer}
                        , {Issued}
                        , h.quote_id
                        , CAST(h.revision AS VARCHAR(11))
                    )
            END AS accept_link
        FROM public.quote_history_vw AS h
        WHERE h.is_latest
        WITH NO SCHEMA BINDING;
        """,
        Scripts.Default.Sql("create the view of current quotes") is var sql ? sql[sql.IndexOf("    CASE", StringComparison.Ordinal)..] : "");

    [Fact]
    public static void The_historys_view_compares_each_revision_with_the_one_before() => Assert.Equal(
        """
            h.recorded_at,
            LAG(h.cost) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS previous_cost,
            h.cost - LAG(h.cost) OVER (PARTITION BY h.quote_id ORDER BY h.revision) AS cost_change,
            CAST(
                EXTRACT(EPOCH FROM DATE_TRUNC('second', h.recorded_at))
                - EXTRACT(EPOCH FROM DATE_TRUNC('second', LAG(h.recorded_at) OVER (PARTITION BY h.quote_id ORDER BY h.revision)))
            AS BIGINT) AS seconds_since_previous,
            h.revision = MAX(h.revision) OVER (PARTITION BY h.quote_id) AS is_latest
        FROM public.tbquote AS h
        WITH NO SCHEMA BINDING;
        """,
        Scripts.Default.Sql("create the history's view") is var sql ? sql[sql.IndexOf("    h.recorded_at", StringComparison.Ordinal)..] : "");

    [Fact]
    public static void Without_money_nothing_but_the_time_is_compared() => Assert.DoesNotMatch(
        @"\bprevious_|_change\b", Scripts.TwoFields.Sql("create the history's view"));

    [Fact]
    public static void The_view_of_current_quotes_carries_the_comparison() => Assert.Contains(
        "    h.recorded_at,\n    h.previous_cost,\n    h.cost_change,\n    h.seconds_since_previous,\n    CASE WHEN",
        Scripts.Default.Sql("create the view of current quotes"),
        StringComparison.Ordinal);

    [Fact]
    public static void The_source_values_become_text_that_does_not_depend_on_the_session() => Assert.Equal(
        [
            "CAST(r.customername AS VARCHAR(65535))",
            "CASE WHEN r.bgcheckrequired THEN 'true' WHEN NOT r.bgcheckrequired THEN 'false' END",
            "CAST(r.skill AS VARCHAR(65535))",
            "CAST(r.shift AS VARCHAR(65535))",
            "CAST(r.state AS VARCHAR(65535))",
            "CAST(r.jobdutydescription AS VARCHAR(65535))",
            "CAST(CAST(r.cost AS DECIMAL(12,2)) AS VARCHAR(15))",
        ],
        Regex.Matches(Scripts.Default.Sql("create the view of rows to quote"), @"(?m)^ +, (.*\br\..*)$").Select(match => match.Groups[1].Value));
}
