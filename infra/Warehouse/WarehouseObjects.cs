using System.Text.RegularExpressions;

namespace WriteBackLambdas.Warehouse;

/// <summary>A view and the statement that creates it.</summary>
public sealed record WarehouseView(string Name, string Sql);

/// <summary>
/// A function or procedure: its argument types as the catalog writes them, and its body, which an external function does not have. Only a
/// function has a volatility and a type that it returns.
/// </summary>
public sealed record WarehouseRoutine(
    string Name, string ArgumentTypes, bool IsProcedure, string? Body, string? Volatility, string? Returns);

/// <summary>A column and its type as SQL writes it.</summary>
public sealed record WarehouseColumn(string Table, string Name, string Type);

/// <summary>
/// A grant: the privilege, what it is on (<c>SCHEMA</c>, <c>FUNCTION</c>, <c>PROCEDURE</c>, or <c>TABLE</c>, which includes views), the
/// object's name, the argument types as the catalog writes them, who has it (a role or a user), and the statement.
/// </summary>
public sealed record WarehouseGrant(
    string Privilege, string Kind, string Name, string ArgumentTypes, string Grantee, bool IsRole, string Sql);

/// <summary>What a script creates, read from its own statements, so that a warehouse can be compared with it.</summary>
public sealed partial record WarehouseObjects(
    IReadOnlyList<WarehouseView> Views,
    IReadOnlyList<WarehouseRoutine> Routines,
    IReadOnlyList<WarehouseColumn> Columns,
    IReadOnlyList<WarehouseGrant> Grants)
{
    private const string Name = """(?<name>"[^"]+"|\w+)""";

    private const string QualifiedName = """(?:"[^"]+"|\w+)\.""" + Name;

    internal static WarehouseObjects Of(IEnumerable<string> statements)
    {
        string[] sqls = [.. statements.Select(WithoutComment)];
        IEnumerable<(string Sql, Match Match)> Matching(Regex form) =>
            sqls.Select(sql => (sql, form.Match(sql))).Where(statement => statement.Item2.Success);
        return new WarehouseObjects(
            [.. Matching(ViewForm()).Select(view => new WarehouseView(NameIn(view.Match), view.Sql))],
            [.. Matching(RoutineForm()).Select(routine => new WarehouseRoutine(
                NameIn(routine.Match),
                TypesIn(routine.Match),
                routine.Match.Groups["kind"].Value == "PROCEDURE",
                routine.Sql.Split("$$") is [_, var body, _] ? body : null,
                ResultForm().Match(routine.Sql) is { Success: true } result ? result.Groups["volatility"].Value : null,
                ResultForm().Match(routine.Sql) is { Success: true } returns ? CatalogName(returns.Groups["type"].Value) : null))],
            [.. Matching(TableForm()).SelectMany(table => ColumnForm().Matches(table.Match.Groups["columns"].Value)
                .Select(column => new WarehouseColumn(NameIn(table.Match), NameIn(column), column.Groups["type"].Value)))],
            [.. Matching(GrantForm()).Select(grant => ToGrant(grant.Sql, grant.Match))]);
    }

    /// <summary>The statement without the comment before it and the semicolon after it.</summary>
    private static string WithoutComment(string sql) => string.Join(
        '\n', sql.Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal))).TrimEnd(';');

    private static WarehouseGrant ToGrant(string sql, Match match) => new(
        match.Groups["privilege"].Value,
        match.Groups["kind"] is { Success: true } kind ? kind.Value : "TABLE",
        NameIn(match),
        TypesIn(match),
        match.Groups["grantee"].Value.Trim('"'),
        match.Groups["role"].Success,
        sql);

    private static string NameIn(Match match) => match.Groups["name"].Value.Trim('"');

    private static string TypesIn(Match match) => string.Join(
        ", ", ArgumentForm().Matches(match.Groups["arguments"].Value).Select(argument => CatalogName(argument.Groups["type"].Value)));

    private static string CatalogName(string type) => type switch
    {
        "VARCHAR" => "character varying",
        "TEXT" => "text",
        "TEXT[]" => "text[]",
        "JSONB" => "jsonb",
        "TIMESTAMP" => "timestamp without time zone",
        "TIMESTAMPTZ" => "timestamp with time zone",
        "INTEGER" => "integer",
        "BOOLEAN" => "boolean",
        _ => throw new InvalidOperationException($"The script has an argument of the type {type}; name it as the catalog does."),
    };

    [GeneratedRegex(@"\ACREATE (?:OR REPLACE )?VIEW " + QualifiedName, RegexOptions.CultureInvariant)]
    private static partial Regex ViewForm();

    [GeneratedRegex(
        @"\ACREATE (?:OR REPLACE )?(?:EXTERNAL )?(?<kind>FUNCTION|PROCEDURE) " + QualifiedName
        + @"\((?<arguments>(?:[^()]|\([^()]*\))*)\)",
        RegexOptions.CultureInvariant)]
    private static partial Regex RoutineForm();

    [GeneratedRegex(
        @"^RETURNS (?<type>[A-Z]+)(?:\([0-9]+\))?\n(?<volatility>VOLATILE|STABLE|IMMUTABLE)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ResultForm();

    [GeneratedRegex(
        @"(?:\A|,)\s*(?:\w+\s+(?:(?:IN|INOUT)\s+)?)?(?<type>[A-Z]+(?:\[\])?)(?:\([0-9]+\))?(?=\s*(?:,|\z))",
        RegexOptions.CultureInvariant)]
    private static partial Regex ArgumentForm();

    [GeneratedRegex(
        @"\ACREATE TABLE IF NOT EXISTS " + QualifiedName + @" \((?<columns>.*?)\n\)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TableForm();

    [GeneratedRegex(@"^\s+" + Name + @"\s+(?<type>[A-Z]+(?:\([0-9,]+\))?)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ColumnForm();

    [GeneratedRegex(
        @"\AGRANT (?<privilege>[A-Z]+) ON (?:(?<kind>SCHEMA|FUNCTION|PROCEDURE|TABLE) )?(?:(?:""[^""]+""|\w+)\.)?" + Name
        + @"(?:\((?<arguments>[^()]*)\))? TO (?<role>ROLE )?(?<grantee>""[^""]+""|\w+)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex GrantForm();
}
