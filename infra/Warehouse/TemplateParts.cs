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

    /// <summary>Wider than any user's name, so that names are compared whole.</summary>
    private const int MaxUserBytes = 255;

    /// <summary>The clock now, and not when the transaction began, because it may have waited for the lock.</summary>
    private const string AuroraTime = "(CLOCK_TIMESTAMP() AT TIME ZONE 'UTC')";

    /// <summary>In Aurora the person who connected, also within a function that has its owner's rights, and after SET ROLE.</summary>
    private static string DatabaseUser(WarehouseParameters parameters) => parameters.Aurora is null ? "CURRENT_USER" : "SESSION_USER";

    private static string Viewer(WarehouseParameters parameters) => SqlValue.Varchar(DatabaseUser(parameters), QuoteLink.MaxViewerBytes);

    private static Dictionary<string, string> ValuesOf(QuoteDefinition definition, WarehouseParameters parameters)
    {
        var isAurora = parameters.Aurora is not null;
        var schema = SqlName.Of(definition.Schema);
        var role = SqlName.Of(parameters.DashboardRole);
        var viewer = Viewer(parameters);
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
            ("issued", $"{schema}.{WarehouseNames.IssueTimeFunction}({(isAurora ? "" : "GETDATE(), SYSDATE")})"),
            // Redshift calls the digest function for each row, and Aurora looks the digest up among those of all rows.
            ("open_digest", isAurora
                ? $"{schema}.{WarehouseNames.DigestLookup}((SELECT s.digests FROM signed AS s), CAST(TO_JSON(ARRAY["
                : $"{schema}.{definition.Names.DigestFunction}("),
            ("close_digest", isAurora ? "]) AS TEXT))" : ")"),
            ("signer", WarehouseNames.Signer),
            ("digest_of", WarehouseNames.DigestLookup),
            ("row_digests", definition.Names.RowDigests),
            ("action_digests", definition.Names.ActionDigests),
            ("signed_batch_bytes", Text(BatchLimits.MaxRequestBytes)),
            // The last row of a batch may begin just below the limit, so one row less counts.
            ("signed_row_bytes", Text((BatchLimits.MaxRequestBytes / (BatchLimits.MaxRows - 1)) + 1)),
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
            ("readers", isAurora ? role : $"ROLE {role}"),
            // In Aurora no condition of a query sees a row before the view's own conditions.
            ("view_options", isAurora ? " WITH (security_barrier)" : ""),
            ("late_binding", isAurora ? "" : "WITH NO SCHEMA BINDING"),
            ("uncached", isAurora ? "" : "GETDATE() > '2000-01-01' AND "),
            // In Aurora the names in it are looked up when it is created, and not in the schemas that a caller chooses.
            ("open_expression", isAurora ? "LANGUAGE sql RETURN" : "AS $$\n    SELECT"),
            ("close_expression", isAurora ? "" : "$$ LANGUAGE sql"),
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
            ("database_user", SqlValue.Varchar(DatabaseUser(parameters), MaxUserBytes)),
            ("viewer", viewer),
            ("viewer_width", Text(QuoteLink.MaxViewerBytes)),
            ("viewer_encoded", Encoded(definition, viewer, QuoteLink.MaxViewerBytes)),
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
