using System.Globalization;
using WriteBackLambdas.Quotes;
using Part = (string Name, string Value);
using PartValues = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// What replaces the placeholders of the templates: single values, and lists whose items have the parts <c>list.part</c>. An identifier has
/// two placeholders, <c>{{name}}</c> for SQL and <c>{{name_text}}</c> for string literals.
/// </summary>
internal sealed record TemplateParts(PartValues Values, IReadOnlyDictionary<string, IReadOnlyList<PartValues>> Lists)
{
    /// <summary>Every link signs the purpose, action, viewer, and issue time before its values.</summary>
    private const int LinkArguments = 4;

    private const string Viewer = "CAST(CURRENT_USER AS VARCHAR(255))";

    // Two TO_CHARs, because in one format T followed by H would be read as the ordinal suffix TH.
    private const string Issued = "(TO_CHAR(SYSDATE, 'YYYYMMDD') || 'T' || TO_CHAR(SYSDATE, 'HH24MISSUS'))";

    public static TemplateParts None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<PartValues>>());

    public static TemplateParts Of(QuoteDefinition definition, WarehouseParameters parameters) =>
        new(ValuesOf(definition, parameters), ListsOf(definition));

    private static Dictionary<string, string> ValuesOf(QuoteDefinition definition, WarehouseParameters parameters) => ToValues(
    [
        .. Identifier("schema", definition.Schema),
        .. Identifier("source", definition.Source),
        .. Identifier("history", definition.History),
        .. Identifier("lock", WarehouseNames.LockOf(definition.History)),
        .. Identifier("dashboard_role", parameters.DashboardRole),
        ("application_user", parameters.ApplicationUser),
        ("api_address", parameters.ApiAddress),
        ("role", parameters.RoleArn == "default" ? "default" : $"'{parameters.RoleArn}'"),
        ("function_name", parameters.FunctionName),
        ("max_batch_rows", Text(BatchLimits.MaxRows)),

        ("digest_function", WarehouseNames.DigestFunction),
        ("url_encoder", WarehouseNames.UrlEncoder),
        ("submit", WarehouseNames.SubmitProcedure),
        ("submit_types", ProcedureTypes(textArguments: 5 + definition.Fields.Count + definition.Inputs.Count)),
        ("accept", WarehouseNames.AcceptProcedure),
        ("accept_types", ProcedureTypes(textArguments: 4 + definition.Inputs.Count)),
        ("rows_view", WarehouseNames.RowsView),
        ("history_view", WarehouseNames.HistoryView),
        ("current_view", WarehouseNames.CurrentView),
        ("quote_link", WarehouseNames.QuoteLink),
        ("accept_link", WarehouseNames.AcceptLink),

        ("generated", QuoteStatus.Generated),
        ("in_review", QuoteStatus.InReview),
        ("accepted", QuoteStatus.Accepted),
        ("recorded", RecordingResult.Recorded),
        ("replayed", RecordingResult.Replayed),
        ("conflict", RecordingResult.Conflict),
        ("expired", RecordingResult.Expired),

        ("purpose", QuoteLink.Purpose),
        ("viewer", Viewer),
        ("issued", Issued),
        ("open_replacements", string.Concat(Enumerable.Repeat("REPLACE(", EscapedCharacters.Count()))),
    ]);

    private static Dictionary<string, IReadOnlyList<PartValues>> ListsOf(QuoteDefinition definition)
    {
        var columns = definition.Fields.Select(field => (Name: field.Column, field.Type))
            .Concat(definition.Inputs.Select(input => (input.Name, input.Type)));
        var arities = new[] { QuoteAction.Generate, QuoteAction.Accept }
            .Select(action => LinkArguments + QuoteLink.ValueNames(definition, action).Count)
            .Distinct();
        return new()
        {
            // The history's columns for fields and inputs, each with its argument of the submit procedure.
            ["column"] = ToList(columns, (column, place) =>
            [
                .. Identifier("column.name", column.Name),
                ("column.type", column.Type.ToString()),
                ("column.argument", Argument(place)),
                ("column.value", SqlValue.FromText(Argument(place), column.Type)),
            ]),
            ["field"] = ToList(definition.Fields, (field, _) =>
            [
                ("field.name", field.Name),
                ("field.column", SqlName.Of(field.Column)),
                ("field.text", SqlValue.ToText($"r.{SqlName.Of(field.Source)}", field.Type)),
            ]),
            // The inputs as arguments of the accept procedure, which takes no fields.
            ["input"] = ToList(definition.Inputs, (input, place) =>
            [
                ("input.argument", Argument(place)),
                ("input.value", SqlValue.FromText(Argument(place), input.Type)),
            ]),
            ["money"] = ToList(definition.Fields.Where(field => field.IsMoney), (field, _) =>
            [
                ("money.column", SqlName.Of(field.Column)),
                ("money.previous", SqlName.Of(field.PreviousColumn)),
                ("money.change", SqlName.Of(field.ChangeColumn)),
            ]),
            ["overload"] = ToList(arities, (count, _) =>
            [
                ("overload.count", Text(count)),
                ("overload.types", string.Join(", ", Enumerable.Repeat("VARCHAR(65535)", count))),
                ("overload.signature", string.Join(", ", Enumerable.Repeat("VARCHAR", count))),
            ]),
            // A backslash or a quote in a literal means different things in different SQL dialects; a character code does not.
            ["escape"] = ToList(EscapedCharacters, (c, _) =>
            [
                ("escape.character", char.IsControl(c) || c is '\'' or '\\' ? $"CHR({(int)c})" : $"'{c}'"),
                ("escape.code", $"%{(int)c:X2}"),
            ]),
        };
    }

    /// <summary>The procedures' argument types: the texts that go in, then quote id, revision, status, outcome, and time.</summary>
    private static string ProcedureTypes(int textArguments) =>
        string.Join(", ", [.. Enumerable.Repeat("VARCHAR", textArguments), "VARCHAR", "INTEGER", "VARCHAR", "VARCHAR", "VARCHAR"]);

    /// <summary>
    /// A procedure's argument for a field or input. It has a number and no name, because CREATE OR REPLACE PROCEDURE may refuse to rename
    /// an argument, and a definition may rename a field.
    /// </summary>
    private static string Argument(int place) => $"f_{place}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The characters that a URL's query must escape; the percent sign first, because the other replacements write it.</summary>
    private static IEnumerable<char> EscapedCharacters => Enumerable.Range(1, 127).Select(code => (char)code)
        .Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~'))
        .OrderBy(c => c != '%');

    private static Part[] Identifier(string name, string identifier) => [(name, SqlName.Of(identifier)), ($"{name}_text", identifier)];

    private static Dictionary<string, string> ToValues(IEnumerable<Part> parts) =>
        parts.ToDictionary(part => part.Name, part => part.Value);

    /// <param name="partsOf">Gives the parts of an item from the item and its place, counted from 1.</param>
    private static PartValues[] ToList<T>(IEnumerable<T> items, Func<T, int, Part[]> partsOf) =>
        [.. items.Select((item, i) => ToValues(partsOf(item, i + 1)))];
}
