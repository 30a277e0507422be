using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse.Tests;

public static partial class RemovalTests
{
    public static TheoryData<string> Scripts => Tests.Scripts.AllNames;

    [Fact]
    public static void Views_go_before_what_they_call() => Assert.Equal(
        [
            "DROP VIEW IF EXISTS public.quote_current_vw;",
            "DROP VIEW IF EXISTS public.quote_history_vw;",
            "DROP VIEW IF EXISTS public.quote_gen_vw;",
            $"DROP PROCEDURE public.submit_quote({Texts(14)}, INTEGER, VARCHAR, VARCHAR, VARCHAR);",
            $"DROP PROCEDURE public.accept_quote({Texts(6)}, INTEGER, VARCHAR, VARCHAR, VARCHAR);",
            $"DROP FUNCTION public.udf_get_digest({Texts(11)});",
            $"DROP FUNCTION public.udf_get_digest({Texts(6)});",
            "DROP FUNCTION public.f_url_encode(VARCHAR);",
            "DROP TABLE IF EXISTS public.tbquote_lock;",
            "REVOKE USAGE ON SCHEMA public FROM \"IAMR:write_back\";",
        ],
        Tests.Scripts.Default.Removal.Select(Tests.Scripts.Code));

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Whatever_is_created_is_removed_but_the_history_the_role_and_the_user(string script)
    {
        var created = Objects(Tests.Scripts.Statements(script), Created());
        var removed = Objects(Tests.Scripts.Removal(script), Removed());
        var kept = created.Except(removed).ToList();

        Assert.Empty(removed.Except(created));
        Assert.Equal(3, kept.Count);
        Assert.Single(kept, name => name.StartsWith("USER ", StringComparison.Ordinal));
        Assert.Single(kept, name => name.StartsWith("ROLE ", StringComparison.Ordinal));
        Assert.Single(kept, name => name.StartsWith("TABLE ", StringComparison.Ordinal) && !name.EndsWith("_lock", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Every_removal_says_which_error_means_that_there_is_nothing_left(string script) => Assert.All(
        Tests.Scripts.Removal(script),
        statement => Assert.Equal("does not exist", statement.DoneOnError));

    [Theory]
    [InlineData("drop the URL encoder", "ERROR: function public.f_url_encode(character varying) does not exist", true)]
    [InlineData("drop the URL encoder", "ERROR: Function public.f_url_encode(character varying) Does Not Exist.", true)]
    [InlineData("drop the URL encoder", "ERROR: permission denied for schema public", false)]
    [InlineData("drop the URL encoder", "FATAL: user \"owner\" does not exist", false)]
    public static void Only_that_error_of_the_statement_itself_means_so(string name, string error, bool isDone) =>
        Assert.Equal(isDone, Tests.Scripts.Default.Removal.Single(statement => statement.Name == name).IsDoneBy(error));

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void Nothing_is_removed_with_what_depends_on_it(string script) => Assert.All(Tests.Scripts.Removal(script), statement =>
    {
        Assert.DoesNotContain("CASCADE", statement.Sql, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, statement.Code().Count(c => c == ';'));
        Assert.DoesNotContain("{{", statement.Sql + statement.Name, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Scripts))]
    public static void No_statement_of_the_installation_tolerates_an_error(string script) =>
        Assert.All(Tests.Scripts.Statements(script), statement => Assert.False(statement.IsDoneBy("ERROR: it does not exist")));

    private static string Texts(int count) => string.Join(", ", Enumerable.Repeat("VARCHAR", count));

    private static HashSet<string> Objects(IEnumerable<WarehouseStatement> statements, Regex form) =>
        [.. statements.Select(statement => form.Match(statement.Code())).Where(match => match.Success).Select(match => $"{match.Groups[1]} {match.Groups[2]}")];

    [GeneratedRegex(@"^CREATE (?:OR REPLACE )?(?:EXTERNAL )?(ROLE|USER|TABLE|FUNCTION|PROCEDURE|VIEW) (?:IF NOT EXISTS )?([^\s(;]+)")]
    private static partial Regex Created();

    [GeneratedRegex(@"^DROP (TABLE|FUNCTION|PROCEDURE|VIEW) (?:IF EXISTS )?([^\s(;]+)")]
    private static partial Regex Removed();
}
