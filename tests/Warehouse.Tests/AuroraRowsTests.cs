using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

/// <summary>The script of Aurora where the rows are there too.</summary>
public static partial class AuroraRowsTests
{
    private static readonly WarehouseParameters Records =
        Scripts.Parameters with { Aurora = new AuroraUsers(AuroraLogin.Of("writer", "w"), AuroraLogin.Of("reader", "r")) };

    private static readonly WarehouseScript Script = new(QuoteDefinition.Embedded, Records with { SignsRows = true });

    [Fact]
    public static void Without_rows_Aurora_has_no_view_and_nothing_that_signs() => Assert.DoesNotContain(
        new WarehouseScript(QuoteDefinition.Embedded, Records).Statements,
        statement => statement.Sql.Contains("VIEW", StringComparison.Ordinal)
            || statement.Sql.Contains("aws_lambda", StringComparison.Ordinal));

    [Fact]
    public static void No_statement_is_of_Redshift_or_names_the_user_whose_rights_apply() => Assert.All(Script.Statements, statement =>
    {
        Assert.DoesNotMatch(@"GETDATE|SYSDATE|SCHEMA BINDING|ROLE dashboards|IAM_ROLE|CURRENT_USER", statement.Code()
            .Replace("CREATE ROLE dashboards", "", StringComparison.Ordinal)
            .Replace("depends on CURRENT_USER", "", StringComparison.Ordinal));
        Assert.DoesNotContain("{{", statement.Sql + statement.Name, StringComparison.Ordinal);
    });

    [Fact]
    public static void Every_function_that_signs_is_taken_from_PUBLIC_and_readers_get_those_without_arguments()
    {
        var sql = string.Join('\n', Script.Statements.Select(statement => statement.Code()));

        Assert.Equal(
            ["f_sign(TEXT[])", "f_digest_of(JSONB, TEXT)", "row_digests()", "action_digests()"],
            Revoked().Matches(sql).Select(match => match.Groups[1].Value).Where(name => !name.Contains("quote", StringComparison.Ordinal)));
        Assert.Equal(
            ["f_issue_time()", "f_digest_of(JSONB, TEXT)", "f_url_encode(VARCHAR)", "row_digests()", "action_digests()"],
            Granted().Matches(sql).Select(match => match.Groups[1].Value));
        Assert.All(
            Script.Statements.Where(statement => statement.Sql.Contains("plpgsql", StringComparison.Ordinal)),
            statement => Assert.Matches(@"SET search_path TO pg_catalog(, pg_temp)?;", statement.Sql));
    }

    [Fact]
    public static void A_removal_drops_what_is_created_except_the_history_the_role_and_the_users()
    {
        var created = Created().Matches(string.Join('\n', Script.Statements.Select(statement => statement.Code())));
        var removed = string.Join('\n', Script.Removal.Select(statement => statement.Code()));

        Assert.Equal(11, created.Count);
        Assert.All(created, match => Assert.Matches(
            $@"DROP {match.Groups[1]} IF EXISTS {Regex.Escape(match.Groups[2].Value)}[(;]", removed));
        Assert.All(Script.Removal, statement => Assert.StartsWith("DROP ", statement.Code(), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"REVOKE (?:ALL|EXECUTE) ON FUNCTION public\.(.+) FROM PUBLIC")]
    private static partial Regex Revoked();

    [GeneratedRegex(@"GRANT EXECUTE ON FUNCTION public\.(.+) TO dashboards")]
    private static partial Regex Granted();

    [GeneratedRegex(@"(?m)^CREATE (?:OR REPLACE )?(FUNCTION|VIEW) ([^\s(]+)")]
    private static partial Regex Created();
}
