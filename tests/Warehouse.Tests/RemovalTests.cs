using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static partial class RemovalTests
{
    public static TheoryData<string> AllScripts => [.. Scripts.Names];

    [Fact]
    public static void Everything_is_dropped_before_what_it_depends_on() => Assert.Equal(
        [
            "DROP VIEW IF EXISTS public.quote_current_vw;",
            "DROP VIEW IF EXISTS public.quote_history_vw;",
            "DROP VIEW IF EXISTS public.quote_gen_vw;",
            $"DROP PROCEDURE public.submit_quote({Texts(15)}, INTEGER, VARCHAR, VARCHAR, VARCHAR);",
            $"DROP PROCEDURE public.act_on_quote({Texts(8)}, INTEGER, VARCHAR, VARCHAR, VARCHAR);",
            $"DROP FUNCTION public.udf_get_digest({Texts(11)});",
            $"DROP FUNCTION public.udf_get_digest({Texts(6)});",
            "DROP TABLE IF EXISTS public.tbquote_lock;",
            "DROP FUNCTION public.f_url_encode(VARCHAR);",
            "DROP FUNCTION public.f_issue_time(TIMESTAMP, TIMESTAMP);",
            "DROP FUNCTION public.f_utc(TIMESTAMP);",
            "REVOKE USAGE ON SCHEMA public FROM \"IAMR:write_back\";",
        ],
        Scripts.Default.Removal.Select(Scripts.Code));

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void Everything_that_is_created_is_removed_except_the_history_the_viewers_the_role_and_the_user(string script)
    {
        var created = Objects(Scripts.Statements(script), Created());
        var removed = Objects(Scripts.Removal(script), Removed());
        var kept = created.Except(removed).ToList();

        Assert.Empty(removed.Except(created));
        Assert.Equal(script == "visible", kept.Remove("TABLE public.\"user\""));
        Assert.Equal(3, kept.Count);
        Assert.Single(kept, name => name.StartsWith("USER ", StringComparison.Ordinal));
        Assert.Single(kept, name => name.StartsWith("ROLE ", StringComparison.Ordinal));
        Assert.Single(
            kept, name => name.StartsWith("TABLE ", StringComparison.Ordinal) && !name.EndsWith("_lock", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ERROR: function public.f_url_encode(character varying) does not exist", true)]
    [InlineData("ERROR: Function public.f_url_encode(character varying) Does Not Exist.", true)]
    [InlineData("ERROR: permission denied for schema public", false)]
    [InlineData("FATAL: user \"owner\" does not exist", false)]
    public static void Only_the_statements_own_error_means_that_there_is_nothing_to_remove(string error, bool isDone) => Assert.Equal(
        isDone, Scripts.Default.Removal.Single(statement => statement.Name == "drop the URL encoder").IsDoneBy(error));

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void A_removal_can_run_again_and_does_not_remove_what_depends_on_it(string script) =>
        Assert.All(Scripts.Removal(script), statement =>
        {
            Assert.Equal("does not exist", statement.DoneOnError);
            Assert.DoesNotContain("CASCADE", statement.Sql, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(1, statement.Code().Count(c => c == ';'));
            Assert.DoesNotContain("{{", statement.Sql + statement.Name, StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(AllScripts))]
    public static void No_statement_of_the_installation_tolerates_an_error(string script) =>
        Assert.All(Scripts.Statements(script), statement => Assert.False(statement.IsDoneBy("ERROR: it does not exist")));

    private static string Texts(int count) => string.Join(", ", Enumerable.Repeat("VARCHAR", count));

    private static HashSet<string> Objects(IEnumerable<WarehouseStatement> statements, Regex form) =>
    [
        .. statements.Select(statement => form.Match(statement.Code())).Where(match => match.Success)
            .Select(match => $"{match.Groups[1]} {match.Groups[2]}"),
    ];

    [GeneratedRegex(
        @"^CREATE (?:OR REPLACE )?(?:EXTERNAL )?(ROLE|USER|TABLE|FUNCTION|PROCEDURE|VIEW) (?:IF NOT EXISTS )?([^\s(;]+)")]
    private static partial Regex Created();

    [GeneratedRegex(@"^DROP (TABLE|FUNCTION|PROCEDURE|VIEW) (?:IF EXISTS )?([^\s(;]+)")]
    private static partial Regex Removed();
}
