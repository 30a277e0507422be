using System.Globalization;
using System.Text;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Warehouse;

/// <summary>The warehouse's own objects for a quote definition: the statements in the order in which they run, each safe to run again.</summary>
public sealed class WarehouseScript
{
    /// <summary>The arguments that both kinds of link sign before their values: purpose, action, viewer, issue time.</summary>
    private const int LinkArguments = 4;

    private const string Viewer = "CAST(CURRENT_USER AS VARCHAR(255))";

    // Two TO_CHARs, because in one format T followed by H would be read as the ordinal suffix TH.
    private const string Issued = "(TO_CHAR(SYSDATE, 'YYYYMMDD') || 'T' || TO_CHAR(SYSDATE, 'HH24MISSUS'))";

    private readonly List<Template> _templates;

    /// <exception cref="ArgumentException">A name is not of its form.</exception>
    public WarehouseScript(QuoteDefinition definition, WarehouseNames names)
    {
        names.Check();
        var scalars = Names(definition, names);
        var lists = Lists(definition).ToDictionary(list => list.Name);
        _templates = [.. typeof(WarehouseScript).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Template(Resource(name), scalars, lists))];
    }

    /// <summary>The statements of a file in the form of the templates, with nothing left to fill in.</summary>
    public static IReadOnlyList<WarehouseStatement> Read(string sql) =>
        [.. new Template(sql, new Dictionary<string, string>(), new Dictionary<string, TemplateList>()).Statements()];

    public IReadOnlyList<WarehouseStatement> Statements => [.. _templates.SelectMany(template => template.Statements())];

    /// <summary>The whole script as text, to be read or run by hand.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var template in _templates)
        {
            text.Append(template.Introduction).Append("\n\n");
            foreach (var statement in template.Statements())
            {
                text.Append("-- ").Append(statement.Name).Append('\n');
                if (statement.NeededWhenZero is { } query)
                {
                    text.Append("-- Only needed when this returns 0: ").Append(query).Append('\n');
                }

                text.Append(statement.Sql).Append("\n\n");
            }
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Names(QuoteDefinition definition, WarehouseNames names) => new()
    {
        ["schema"] = SqlName.Of(definition.Schema),
        ["schema_text"] = definition.Schema,
        ["source"] = SqlName.Of(definition.Source),
        ["history"] = SqlName.Of(definition.History),
        ["history_text"] = definition.History,
        ["lock"] = $"{definition.History}_lock",
        ["dashboard_role"] = SqlName.Of(names.DashboardRole),
        ["dashboard_role_text"] = names.DashboardRole,
        ["application_user"] = $"\"{names.ApplicationUser}\"",
        ["application_user_text"] = names.ApplicationUser,
        ["base_url"] = names.ApiAddress,
        ["role"] = names.RoleArn == "default" ? "default" : $"'{names.RoleArn}'",
        ["function_name"] = names.FunctionName,
        ["max_batch_rows"] = BatchLimits.MaxRows.ToString(CultureInfo.InvariantCulture),
        ["purpose"] = QuoteLink.Purpose,
        ["viewer"] = Viewer,
        ["issued"] = Issued,
        ["url_encode_open"] = string.Concat(Enumerable.Repeat("REPLACE(", Escaped.Count())),
        ["submit_types"] = ProcedureTypes(textArguments: 5 + definition.Fields.Count + definition.Inputs.Count),
        ["accept_types"] = ProcedureTypes(textArguments: 4 + definition.Inputs.Count),
    };

    /// <summary>The procedures' argument types: the texts that go in, then quote id, revision, status, outcome and time.</summary>
    private static string ProcedureTypes(int textArguments) =>
        string.Join(", ", [.. Enumerable.Repeat("VARCHAR", textArguments), "VARCHAR", "INTEGER", "VARCHAR", "VARCHAR", "VARCHAR"]);

    private static IEnumerable<TemplateList> Lists(QuoteDefinition definition)
    {
        yield return new TemplateList("field", [.. definition.Fields.Select((field, i) => new Dictionary<string, string>
        {
            ["name"] = field.Name,
            ["column"] = SqlName.Of(field.Column),
            ["column_text"] = field.Column,
            ["type"] = field.Type.ToString(),
            ["argument"] = SqlValue.Argument(i + 1),
            ["text"] = SqlValue.ToText($"r.{SqlName.Of(field.Source)}", field.Type),
            ["value"] = SqlValue.FromText(SqlValue.Argument(i + 1), field.Type),
        })]);
        yield return new TemplateList("input", [.. definition.Inputs.Select((input, i) => new Dictionary<string, string>
        {
            ["column"] = SqlName.Of(input.Name),
            ["column_text"] = input.Name,
            ["type"] = input.Type.ToString(),
            ["argument"] = SqlValue.Argument(definition.Fields.Count + i + 1),
            ["value"] = SqlValue.FromText(SqlValue.Argument(definition.Fields.Count + i + 1), input.Type),
        })]);
        int[] arities = [LinkArguments + QuoteLink.ValueNames(definition, QuoteAction.Generate).Count, LinkArguments + QuoteLink.ValueNames(definition, QuoteAction.Accept).Count];
        yield return new TemplateList("overload", [.. arities.Distinct().Select(count => new Dictionary<string, string>
        {
            ["count"] = count.ToString(CultureInfo.InvariantCulture),
            ["types"] = string.Join(", ", Enumerable.Repeat("VARCHAR(65535)", count)),
            ["signature"] = string.Join(", ", Enumerable.Repeat("VARCHAR", count)),
        })]);
        yield return new TemplateList("escape", [.. Escaped.Select(c => new Dictionary<string, string>
        {
            // A backslash or a quote inside a literal reads differently from one SQL dialect to the next; a character code does not.
            ["character"] = char.IsControl(c) || c is '\'' or '\\' ? $"CHR({(int)c})" : $"'{c}'",
            ["code"] = $"%{(int)c:X2}",
        })]);
    }

    /// <summary>What a query cannot carry as it is; the percent sign first, or it would encode what the others wrote.</summary>
    private static IEnumerable<char> Escaped =>
        Enumerable.Range(1, 127).Select(code => (char)code)
            .Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~'))
            .OrderBy(c => c != '%');

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(WarehouseScript).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
