using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

public static partial class ViewTests
{
    private const string Rows = "create the rows view";
    private const string History = "create the history view";
    private const string Current = "create the current quotes view";
    private const string Viewer = "CAST(CURRENT_USER AS VARCHAR(127))";

    public static TheoryData<string> AllScripts => [.. Scripts.Names];

    public static MatrixTheoryData<string, string> Links => new(Scripts.Names, [Rows, Current]);

    [Theory]
    [MemberData(nameof(Links))]
    public static void A_link_signs_the_values_of_its_parameters_in_their_order(string script, string view)
    {
        var sql = Scripts.Statements(script).Single(statement => statement.Name == view).Code();
        var links = Regex.Split(sql, "(?m)^    END AS .*_link$")[..^1];

        Assert.Equal(script == "approval" && view == Current ? 3 : script == "no action" && view == Current ? 0 : 1, links.Length);
        Assert.All(links, AssertSigned);
    }

    private static void AssertSigned(string sql)
    {
        var action = Regex.Match(sql, @"\?action=([a-z]+)'").Groups[1].Value;
        var parameters = Parameter().Matches(sql).Select(match => Encoded().Replace(match.Groups["value"].Value, "$1")).ToArray();
        var signed = SignedValue().Matches(sql).Select(match => Guarded().Replace(match.Groups[1].Value, "$1")).ToArray();

        Assert.Equal($"'{action}'", signed[0]);
        Assert.Equal(Viewer, signed[1]);
        Assert.Matches(@"^\S+\.f_issue_time\(GETDATE\(\), SYSDATE\)$", signed[2]);
        Assert.Equal(parameters, signed[1..]);
        Assert.Contains("udf_get_digest(\n", sql, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(sql, @"'quote-link/1'\s+, '[a-z]+'"));
    }

    [Theory]
    [InlineData(Rows, QuoteLink.Generate)]
    [InlineData(Current, "accept")]
    public static void A_link_has_the_parameters_that_the_function_reads(string view, string action)
    {
        var parameters = Regex.Matches(Scripts.Default.Sql(view), "[?&]([a-z_]+)=").Select(match => match.Groups[1].Value);

        Assert.Equal(["action", "viewer", "issued", .. QuoteLink.ValueNames(QuoteDefinition.Embedded, action), "digest"], parameters);
        Assert.Contains("'https://api.example.com/prod/quotes?action=", Scripts.Default.Sql(view), StringComparison.Ordinal);
    }

    [Fact]
    public static void Only_the_newest_revision_with_a_status_of_the_action_has_its_link()
    {
        var sql = Scripts.Default.Sql(Current);

        Assert.Matches(@"CASE WHEN h\.status IN \('generated', 'in review'\) AND .* THEN\n(?s:.*)\n    END AS accept_link\n", sql);
        Assert.DoesNotContain("ELSE", sql, StringComparison.Ordinal);
        Assert.Contains("\nFROM public.quote_history_vw AS h\nWHERE h.is_latest\n", sql, StringComparison.Ordinal);
    }

    [Fact]
    public static void An_action_that_is_not_for_everybody_compares_the_user_with_the_one_who_requested_the_newest_generated_revision()
    {
        var sql = Scripts.Approval.Sql(Current);

        Assert.Matches(@"AND g\.requested_by <> CAST\(CURRENT_USER AS VARCHAR\(127\)\) THEN\n(?s:.*)\n    END AS reject_link\n", sql);
        Assert.Matches(@"AND g\.requested_by = CAST\(CURRENT_USER AS VARCHAR\(127\)\) THEN\n(?s:.*)\n    END AS withdraw_link\n", sql);
        Assert.Contains("FROM public.discount_history WHERE status IN ('requested')\n", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", History, "cust bgc skilledtrades shift state jobdutydescription cost note", "previous_cost cost_change")]
    [InlineData("default", Current, "cust bgc skilledtrades shift state jobdutydescription cost note", "previous_cost cost_change")]
    [InlineData("two fields and no input", History, "a_col b_col", "")]
    [InlineData(
        "approval",
        Current,
        "order_no customer amount discount reason",
        "previous_amount amount_change",
        "approve_link reject_link withdraw_link")]
    [InlineData("no action", Current, "a_col why", "", "")]
    public static void A_view_has_the_columns_of_the_history_and_compares_money_and_time(
        string script, string view, string fields, string comparisons, string links = "accept_link")
    {
        var sql = Scripts.Statements(script).Single(statement => statement.Name == view).Code();
        var columns = Regex.Matches(sql.Split("\nFROM")[0], @"(?m)^    (?:h\.|.* AS )([a-z_]+),?$").Select(match => match.Groups[1].Value);

        var last = view == History ? "is_latest" : links;
        Assert.Equal(
            ($"quote_id revision status combination {fields} requested_by recorded_by issued_at recorded_at {comparisons} "
                + $"seconds_since_previous {last}")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
            columns);
    }

    [Fact]
    public static void The_source_values_become_text_that_does_not_depend_on_the_session() => Assert.Equal(
        [
            "CAST(r.customername AS VARCHAR(100))",
            "CASE WHEN r.bgcheckrequired THEN 'true' WHEN NOT r.bgcheckrequired THEN 'false' END",
            "CAST(r.skill AS VARCHAR(60))",
            "CAST(r.shift AS VARCHAR(20))",
            "CAST(r.state AS VARCHAR(20))",
            "CAST(r.jobdutydescription AS VARCHAR(250))",
            "CAST(CAST(r.cost AS DECIMAL(12,2)) AS VARCHAR(15))",
        ],
        SignedValue().Matches(Scripts.Default.Sql(Rows)).Select(match => Guarded().Replace(match.Groups[1].Value, "$1"))
            .Where(value => value.Contains("r.", StringComparison.Ordinal)));

    /// <summary>A value that does not fit is refused where the row's link is decided, and again where it would be signed.</summary>
    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void Every_condition_under_which_a_value_is_not_signed_leaves_the_row_without_a_link(string script)
    {
        var sql = Scripts.Statements(script).Single(statement => statement.Name == Rows).Code();
        var refused = Regex.Matches(sql, @"(?m)^        WHEN (.*) THEN NULL$").Select(match => match.Groups[1].Value).ToArray();
        var unsigned = SignedValue().Matches(sql).Select(match => Guarded().Match(match.Groups[1].Value))
            .Where(match => match.Success).Select(match => match.Groups["condition"].Value);

        Assert.Equal("OCTET_LENGTH(CAST(CURRENT_USER AS VARCHAR(255))) > 127", refused[0]);
        Assert.Equal(refused[1..], unsigned);
        Assert.All(SignedValue().Matches(sql).Select(match => match.Groups[1].Value), value => Assert.True(
            Guarded().IsMatch(value) == Regex.IsMatch(value, @"CAST\(.*\br\."), value));
    }

    /// <summary>What a link has after its action and before its digest.</summary>
    [GeneratedRegex(@"(?m)^ +\|\| '&(?!digest)[a-z0-9_]+=' \|\| (?<value>.*)$|^ +\|\| COALESCE\('&[a-z0-9_]+=' \|\| (?<value>.*), ''\)$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^CAST\(\S+\.f_url_encode\((.*)\) AS VARCHAR\([0-9]+\)\)$")]
    private static partial Regex Encoded();

    [GeneratedRegex("^CASE WHEN (?<condition>.*) THEN NULL ELSE (?<1>.*) END$")]
    private static partial Regex Guarded();

    [GeneratedRegex("(?m)^ +, (?!CASE WHEN h.status)(.*)$")]
    private static partial Regex SignedValue();
}
