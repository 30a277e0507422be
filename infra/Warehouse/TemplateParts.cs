using System.Globalization;
using WriteBackLambdas.Quotes;
using Part = (string Name, string Value);
using PartValues = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WriteBackLambdas.Warehouse;

/// <summary>
/// What replaces the placeholders of the templates: single values, and lists whose items have the parts <c>list.part</c>. An identifier has
/// two placeholders, <c>{{name}}</c> for SQL and <c>{{name_text}}</c> for string literals.
/// </summary>
internal sealed partial record TemplateParts(PartValues Values, IReadOnlyDictionary<string, IReadOnlyList<PartValues>> Lists)
{
    public static TemplateParts Of(QuoteDefinition definition, WarehouseParameters parameters) =>
        new(ValuesOf(definition, parameters), ListsOf(definition, parameters));

    /// <summary>The clock now, and not when the transaction began, because it may have waited for the lock.</summary>
    private const string AuroraTime = "(CLOCK_TIMESTAMP() AT TIME ZONE 'UTC')";

    private static string Viewer => SqlValue.Varchar("CURRENT_USER", QuoteLink.MaxViewerBytes);

    private static Dictionary<string, string> ValuesOf(QuoteDefinition definition, WarehouseParameters parameters)
    {
        var isAurora = parameters.Aurora is not null;
        var schema = SqlName.Of(definition.Schema);
        return ToValues(
        [
            .. Identifier("schema", definition.Schema),
            .. Identifier("source", definition.Source),
            .. Identifier("history", definition.History),
            .. Identifier("lock", WarehouseNames.LockOf(definition.History)),
            ("recorded_index", SqlName.Of($"{definition.History}_recorded_at")),
            .. Identifier("dashboard_role", parameters.DashboardRole),
            ("application_user", parameters.Aurora?.Writer.User ?? parameters.ApplicationUser),
            ("api_address", parameters.ApiAddress),
            ("role", RoleLiteral(parameters.RoleArn)),
            ("function_name", parameters.FunctionName),
            ("retry_timeout", Text(parameters.RetryTimeoutMilliseconds)),
            ("max_batch_rows", Text(BatchLimits.MaxRows)),

            ("digest_function", definition.Names.DigestFunction),
            ("url_encoder", WarehouseNames.UrlEncoder),
            ("encoder_width", Text(LinkColumns.Encoder)),
            ("encoded_width", Text(LinkColumns.Encoded(LinkColumns.Encoder))),
            ("utc", WarehouseNames.UtcFunction),
            ("issue_time", WarehouseNames.IssueTimeFunction),
            ("issue_time_width", Text(LinkColumns.IssueTime)),
            ("submit", definition.Names.SubmitProcedure),
            ("submit_types", RoutineTypes(isAurora, textArguments: 6 + definition.Fields.Count + definition.Inputs.Count)),
            ("act", definition.Names.ActProcedure),
            ("act_types", RoutineTypes(isAurora, textArguments: 6 + definition.Inputs.Count)),
            ("routine", isAurora ? "FUNCTION" : "PROCEDURE"),
            // GETDATE() is when the CALL began, which is after the lock.
            ("now", isAurora ? AuroraTime : $"{schema}.{WarehouseNames.UtcFunction}(GETDATE())"),
            ("recording_time", isAurora ? AuroraTime : $"{schema}.{WarehouseNames.UtcFunction}(SYSDATE)"),
            // The RDS Data API could take a colon before a letter for a parameter.
            ("time_format", isAurora ? """YYYY-MM-DD HH24":"MI":"SS.US""" : "YYYY-MM-DD HH24:MI:SS.US"),
            ("lock_class", $"HASHTEXT('{definition.Schema}.{definition.History}')"),
            ("sync", definition.Names.SyncProcedure),
            ("uncopied_view", definition.Names.UncopiedView),
            ("all_view", definition.Names.AllView),
            // What the views read.
            ("quotes", $"{schema}.{(parameters.External is null ? SqlName.Of(definition.History) : definition.Names.AllView)}"),
            ("rows_view", definition.Names.RowsView),
            ("history_view", definition.Names.HistoryView),
            ("current_view", definition.Names.CurrentView),
            ("quote_link", WarehouseNames.QuoteLink),

            ("first", definition.Workflow.Generate.First),
            ("again", definition.Workflow.Generate.Again),
            ("recorded", RecordingResult.Recorded),
            ("replayed", RecordingResult.Replayed),
            ("conflict", RecordingResult.Conflict),
            ("expired", RecordingResult.Expired),
            ("excluded", RecordingResult.Excluded),

            ("purpose", definition.Purpose),
            ("viewer", Viewer),
            ("viewer_width", Text(QuoteLink.MaxViewerBytes)),
            ("viewer_encoded", Encoded(definition, Viewer, QuoteLink.MaxViewerBytes)),
            ("quote_id_encoded", Encoded(definition, "h.quote_id", LinkColumns.QuoteId)),
            ("revision", SqlValue.Varchar("h.revision", LinkColumns.Revision)),
            ("open_replacements", string.Concat(Enumerable.Repeat("REPLACE(", EscapedCharacters.Count()))),
        ]);
    }

    /// <summary>
    /// The argument types of what records quotes: in Aurora whether it waits, then the texts that go in, then quote id, revision, status,
    /// outcome, and time.
    /// </summary>
    private static string RoutineTypes(bool isAurora, int textArguments) => string.Join(
        ", ",
        [
            .. isAurora ? ["BOOLEAN"] : (string[])[],
            .. Enumerable.Repeat("VARCHAR", textArguments),
            "VARCHAR", "INTEGER", "VARCHAR", "VARCHAR", "VARCHAR",
        ]);

    private static string RoleLiteral(string arn) => arn == "default" ? arn : $"'{arn}'";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Part[] Identifier(string name, string identifier) => [(name, SqlName.Of(identifier)), ($"{name}_text", identifier)];

    private static Dictionary<string, string> ToValues(IEnumerable<Part> parts) =>
        parts.ToDictionary(part => part.Name, part => part.Value);

    /// <param name="partsOf">Gives the parts of an item from the item and its place, counted from 1.</param>
    private static PartValues[] ToList<T>(IEnumerable<T> items, Func<T, int, Part[]> partsOf) =>
        [.. items.Select((item, i) => ToValues(partsOf(item, i + 1)))];
}
