using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse.Tests;

internal static class Scripts
{
    public static readonly WarehouseParameters Parameters = new(
        "https://api.example.com/prod/quotes",
        "arn:aws:iam::123456789012:role/digests",
        "redshift_get_digest",
        "dashboards",
        "IAMR:write_back");

    public static readonly WarehouseScript Default = new(QuoteDefinition.Embedded, Parameters);

    /// <summary>With two fields, the links for generate and accept have equally many arguments.</summary>
    public static readonly WarehouseScript TwoFields = Of(
        """
        { "source": "src", "history": "hist",
          "fields": [
            { "name": "a", "source": "a_src", "column": "a_col", "type": "varchar(10)", "identifies": true },
            { "name": "b", "source": "b_src", "column": "b_col", "type": "date" } ] }
        """);

    public static readonly WarehouseScript ReservedWords = Of(
        """
        { "schema": "user", "source": "order", "history": "table",
          "fields": [
            { "name": "select", "source": "from", "column": "group", "type": "integer", "identifies": true },
            { "name": "plain", "source": "plain", "column": "plain", "type": "boolean" } ],
          "inputs": [ { "name": "where", "type": "decimal(5,2)" } ] }
        """,
        Parameters with { DashboardRole = "all" });

    public static readonly WarehouseScript TwentyColumns = Of(
        $$"""
        { "source": "src", "history": "hist",
          "fields": [ {{string.Join(", ", Enumerable.Range(0, 15).Select(i =>
              $$"""{ "name": "n{{i}}", "source": "s{{i}}", "column": "c{{i}}", "type": "bigint", "identifies": true }"""))}} ],
          "inputs": [ {{string.Join(", ", Enumerable.Range(0, 5).Select(i => $$"""{ "name": "i{{i}}", "type": "date" }"""))}} ] }
        """);

    /// <summary>Four statuses, and three actions of which none is for everybody.</summary>
    public static readonly WarehouseScript Approval =
        Of(File.ReadAllText(Path.Combine(Repository.Root, "samples", "discount-approval.json")));

    public static readonly WarehouseScript NoAction = Of(
        """
        { "source": "src", "history": "hist",
          "fields": [ { "name": "a", "source": "a_src", "column": "a_col", "type": "varchar(10)", "identifies": true } ],
          "inputs": [ { "name": "why", "type": "varchar(10)" } ],
          "statuses": [ { "name": "noted" } ], "generate": { "first": "noted", "again": "noted" }, "actions": [] }
        """);

    /// <summary>Each viewer sees their own values of a field whose name, like the table's, is a reserved word.</summary>
    public static readonly WarehouseScript Visible = Of(VisibleJson);

    /// <summary>The same without visibleBy.</summary>
    public static readonly WarehouseScript AllVisible = Of(
        VisibleJson.Replace("""
        "visibleBy": { "field": "day", "relation": "user" },
        """, "", StringComparison.Ordinal));

    /// <summary>Both fields are wider than the quote id and the revision of an accept link.</summary>
    private static readonly WarehouseScript Wide = Of(
        """
        { "source": "src", "history": "hist",
          "fields": [
            { "name": "a", "source": "a_src", "column": "a_col", "type": "varchar(200)", "identifies": true },
            { "name": "b", "source": "b_src", "column": "b_col", "type": "bigint" } ] }
        """);

    private const string VisibleJson =
        """
        { "source": "src", "history": "hist",
        "visibleBy": { "field": "day", "relation": "user" },
          "fields": [
            { "name": "day", "source": "day", "column": "order", "type": "date", "identifies": true },
            { "name": "cost", "source": "cost", "column": "cost", "type": "decimal(9,2)", "format": "money" } ] }
        """;

    private static readonly Dictionary<string, WarehouseScript> All = new()
    {
        ["default"] = Default,
        ["two fields and no input"] = TwoFields,
        ["reserved words"] = ReservedWords,
        ["twenty columns"] = TwentyColumns,
        ["wide"] = Wide,
        ["approval"] = Approval,
        ["no action"] = NoAction,
        ["visible"] = Visible,
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static IReadOnlyList<WarehouseStatement> Statements(string name) => All[name].Statements;

    public static IReadOnlyList<WarehouseStatement> Removal(string name) => All[name].Removal;

    public static string Sql(this WarehouseScript script, string name) => script.Statements.Single(statement => statement.Name == name).Sql;

    /// <summary>The statement without its comments.</summary>
    public static string Code(this WarehouseStatement statement) => Regex.Replace(statement.Sql, "(?m)^ *--.*\n", "");

    private static WarehouseScript Of(string definition, WarehouseParameters? parameters = null) =>
        new(QuoteDefinition.Load(Encoding.UTF8.GetBytes(definition)), parameters ?? Parameters);
}
