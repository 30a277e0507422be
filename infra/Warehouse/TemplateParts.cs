using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>What the templates are filled in with.</summary>
internal static class TemplateParts
{
    /// <summary>The arguments that both kinds of link sign before their values: purpose, action, viewer, issue time.</summary>
    private const int LinkArguments = 4;

    private const string Viewer = "CAST(CURRENT_USER AS VARCHAR(255))";

    // Two TO_CHARs, because in one format T followed by H would be read as the ordinal suffix TH.
    private const string Issued = "(TO_CHAR(SYSDATE, 'YYYYMMDD') || 'T' || TO_CHAR(SYSDATE, 'HH24MISSUS'))";

    public static Dictionary<string, string> Names(QuoteDefinition definition, WarehouseParameters names) => new()
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

    public static IEnumerable<TemplateList> Lists(QuoteDefinition definition)
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
        yield return new TemplateList("money", [.. definition.Fields.Where(field => field.IsMoney).Select(field => new Dictionary<string, string>
        {
            ["column"] = SqlName.Of(field.Column),
            ["previous"] = SqlName.Of(field.PreviousColumn),
            ["change"] = SqlName.Of(field.ChangeColumn),
        })]);
        yield return new TemplateList("input", [.. definition.Inputs.Select((input, i) => new Dictionary<string, string>
        {
            ["column"] = SqlName.Of(input.Name),
            ["column_text"] = input.Name,
            ["type"] = input.Type.ToString(),
            ["argument"] = SqlValue.Argument(definition.Fields.Count + i + 1),
            ["value"] = SqlValue.FromText(SqlValue.Argument(definition.Fields.Count + i + 1), input.Type),
            ["accept_argument"] = SqlValue.Argument(i + 1),
            ["accept_value"] = SqlValue.FromText(SqlValue.Argument(i + 1), input.Type),
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
}
