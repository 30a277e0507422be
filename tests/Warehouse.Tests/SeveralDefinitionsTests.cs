using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

/// <summary>The script of a definition beside the default one.</summary>
public static class SeveralDefinitionsTests
{
    private static readonly QuoteDefinition Other = QuoteDefinition.Load(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json")), "discounts");

    private static readonly WarehouseScript Script = new(Other, Scripts.Parameters);

    [Fact]
    public static void It_creates_and_removes_nothing_that_the_default_one_creates_too()
    {
        var defaults = Created(Scripts.Default.Statements);
        var others = Created(Script.Statements);

        Assert.Empty(defaults.Intersect(others));
        Assert.Empty(Dropped(Scripts.Default).Intersect(Dropped(Script)));
        Assert.Equal(Dropped(Script).Order(), others.Where(name => name != Other.History).Order());
        Assert.All(others, name => Assert.Matches($"^(discounts_.*|{Other.History}(_lock)?)$", name));
    }

    [Fact]
    public static void What_it_leaves_to_the_default_one_is_the_same_to_the_byte()
    {
        var alone = new WarehouseScript(Other with { Name = QuoteDefinition.DefaultName }, Scripts.Parameters).Statements;
        var left = alone.ExceptBy(Script.Statements.Select(own => own.Name), statement => statement.Name).ToArray();

        Assert.NotEmpty(left);
        Assert.Empty(left.Except(Scripts.Default.Statements));
        Assert.Equal(alone.Count, left.Length + Script.Statements.Count);
    }

    [Fact]
    public static void Its_links_are_signed_for_its_own_purpose()
    {
        Assert.Contains("'quote-link/1/discounts'", Script.Sql("create the rows view"), StringComparison.Ordinal);
        Assert.DoesNotContain("'quote-link/1'", Script.ToString(), StringComparison.Ordinal);
        // A digest function that cuts its first argument would sign another message than the function verifies.
        Assert.Contains(
            $"discounts_udf_get_digest(VARCHAR({"quote-link/1/discounts".Length}), ", Script.ToString(), StringComparison.Ordinal);
    }

    private static string[] Created(IEnumerable<WarehouseStatement> statements) => Names(statements, "CREATE( OR REPLACE)?( EXTERNAL)?");

    private static string[] Dropped(WarehouseScript script) => Names(script.Removal, "DROP");

    private static string[] Names(IEnumerable<WarehouseStatement> statements, string verb) =>
    [
        .. statements.Select(statement => Regex.Match(
                statement.Code(), $@"^{verb} (TABLE|VIEW|FUNCTION|PROCEDURE)( IF( NOT)? EXISTS)? \w+\.(?<name>\w+)"))
            .Where(match => match.Success).Select(match => match.Groups["name"].Value).Distinct(),
    ];
}
