using WriteBackLambdas.Quotes;
using PartValues = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WriteBackLambdas.Warehouse;

internal sealed partial record TemplateParts
{
    private static Dictionary<string, IReadOnlyList<PartValues>> ListsOf(QuoteDefinition definition, WarehouseParameters parameters)
    {
        var viewer = Viewer(parameters);
        var columns = definition.Fields.Select(field => (Name: field.Column, field.Type))
            .Concat(definition.Inputs.Select(input => (input.Name, input.Type)));
        string[] ExternalIf(bool isReadable) =>
            parameters.External is { } schema && schema.IsReadable == isReadable ? [SqlName.Of(schema.Schema)] : [];
        string[] User(bool isExisting) => parameters.ApplicationUserExists == isExisting ? [parameters.ApplicationUser] : [];

        return new()
        {
            // One of these lists has one item, and the other none: the database of the script.
            ["redshift"] = ToList(OneIf(parameters.Aurora is null), (_, _) => [("redshift.only", "")]),
            ["aurora"] = ToList(
                parameters.Aurora is { } aurora ? [aurora] : (AuroraUsers[])[], (users, _) => [("aurora.reader", users.Reader.User)]),
            ["user"] = ToList(
                parameters.Aurora is { } both ? [both.Writer, both.Reader] : (AuroraLogin[])[],
                (user, _) => [("user.name", user.User), ("user.verifier", user.Verifier)]),
            // One item if Redshift reads quotes that are recorded in Aurora.
            ["external"] = ToList(parameters.External is { } external ? [external] : (ExternalHistory[])[], (history, _) =>
            [
                ("external.schema", SqlName.Of(history.Schema)),
                ("external.host", history.Host),
                ("external.port", Text(history.Port)),
                ("external.database", history.Database),
                ("external.role", RoleLiteral(history.RoleArn)),
                ("external.secret", history.SecretArn),
                ("external.place", history.Place),
            ]),
            // One of these lists has one item then, and the other none.
            ["readable"] = ToList(ExternalIf(isReadable: true), (schema, _) => [("readable.schema", schema)]),
            ["unreadable"] = ToList(ExternalIf(isReadable: false), (schema, _) => [("unreadable.schema", schema)]),
            // The history's columns for fields and inputs, each with its argument of the submit procedure.
            ["column"] = ToList(columns, (column, place) =>
            [
                .. Identifier("column.name", column.Name),
                ("column.type", column.Type.ToString()),
                ("column.argument", Argument(place)),
                ("column.width", Text(column.Type.MaxTextBytes)),
                ("column.value", SqlValue.FromText(Argument(place), column.Type)),
                ("column.text", SqlValue.ToText($"h.{SqlName.Of(column.Name)}", column.Type)),
            ]),
            ["field"] = ToList(definition.Fields, (field, _) =>
            [
                ("field.name", field.Name),
                ("field.source", SqlName.Of(field.Source)),
                ("field.column", SqlName.Of(field.Column)),
                ("field.encoded", EncodedText(definition, field)),
                ("field.signed", SqlValue.ToTextIfItFits(SourceOf(field), field.Type)),
            ]),
            ["bounded"] = ToList(
                definition.Fields.Select(field => SqlValue.TooWide(SourceOf(field), field.Type)).OfType<string>(),
                (condition, _) => [("bounded.too_wide", condition)]),
            // The inputs as arguments of the action procedure, which takes no fields.
            ["input"] = ToList(definition.Inputs, (input, place) =>
            [
                ("input.argument", Argument(place)),
                ("input.width", Text(input.Type.MaxTextBytes)),
                ("input.next_value", NextValue(definition, input, Argument(place))),
            ]),
            ["action"] = ToList(definition.Workflow.Actions, (action, _) =>
            [
                ("action.name", action.Name),
                ("action.link", SqlName.Of(WarehouseNames.LinkOf(action.Name))),
                ("action.from", Literals(action.From)),
                ("action.to", action.To),
                ("action.condition", action.By switch
                {
                    // A view knows no person; where readers share a database user, the procedure refuses.
                    ActionBy.Another when parameters.PeopleShareUsers => $" AND (g.recorded_by IS NOT NULL OR g.requested_by <> {viewer})",
                    ActionBy.Another => $" AND g.requested_by <> {viewer}",
                    ActionBy.Requester => $" AND g.requested_by = {viewer}",
                    _ => "",
                }),
            ]),
            // This list has one item if an action is not for everybody, and the next if a status is final.
            ["requester"] = ToList(OneIf(definition.Workflow.Actions.Any(action => action.By != ActionBy.Anybody)), (_, _) =>
            [
                ("requester.statuses", Literals(definition.Workflow.GeneratedStatuses)),
                ("requester.another", ActionsBy(definition.Workflow, ActionBy.Another)),
                ("requester.requester", ActionsBy(definition.Workflow, ActionBy.Requester)),
            ]),
            ["final"] = ToList(
                OneIf(definition.Workflow.Generate.Final.Count > 0),
                (_, _) => [("final.statuses", Literals(definition.Workflow.Generate.Final))]),
            // This list has one item if a viewer sees only some rows.
            ["visible"] = ToList(definition.VisibleBy is { } by ? [by] : (VisibleBy[])[], (visible, _) =>
            [
                .. Identifier("visible.relation", visible.Relation),
                ("visible.name", visible.Field.Name),
                // Definitions may share a table.
                ("visible.width", Text(Math.Max(256, visible.Field.Type.MaxTextBytes))),
                ("visible.source_text", SqlValue.ToTextIfItFits(SourceOf(visible.Field), visible.Field.Type)),
                ("visible.column_text", SqlValue.ToText($"h.{SqlName.Of(visible.Field.Column)}", visible.Field.Type)),
                ("visible.viewer", SqlValue.Varchar(DatabaseUser(parameters), MaxUserBytes)),
                ("visible.all", VisibleBy.All),
            ]),
            ["money"] = ToList(definition.Fields.Where(field => field.IsMoney), (field, _) =>
            [
                ("money.column", SqlName.Of(field.Column)),
                ("money.previous", SqlName.Of(field.PreviousColumn)),
                ("money.change", SqlName.Of(field.ChangeColumn)),
            ]),
            ["overload"] = ToList(LinkColumns.Overloads(definition), (widths, _) =>
            [
                ("overload.count", Text(widths.Count)),
                ("overload.types", string.Join(", ", widths.Select(width => $"VARCHAR({width})"))),
                ("overload.signature", string.Join(", ", widths.Select(_ => "VARCHAR"))),
            ]),
            // One of these lists has one item, and the other none.
            ["new_user"] = ToList(User(isExisting: false), (user, _) => [("new_user.name", user)]),
            ["existing_user"] = ToList(User(isExisting: true), (user, _) => [("existing_user.name", user)]),
            // The roles of groups that get the dashboards' role.
            ["group"] = ToList(parameters.DashboardGroups, (group, _) => [("group.name", group)]),
            // One item if the dashboards' data source has a user of its own: to create it, and to drop it.
            ["login"] = ToList(parameters.DashboardLogin is { } login ? [login] : (DashboardLogin[])[], (user, _) =>
                [("login.user", user.User), ("login.hash", user.PasswordHash)]),
            ["reader"] = ToList(parameters.DashboardUser is { } reader ? [reader] : (string[])[], (user, _) => [("reader.name", user)]),
            // A backslash or a quote in a literal means different things in different SQL dialects; a character code does not.
            ["escape"] = ToList(EscapedCharacters, (c, _) =>
            [
                ("escape.character", char.IsControl(c) || c is '\'' or '\\' ? $"CHR({(int)c})" : $"'{c}'"),
                ("escape.code", $"%{(int)c:X2}"),
            ]),
        };
    }

    private static IEnumerable<int> OneIf(bool condition) => Enumerable.Repeat(0, condition ? 1 : 0);

    /// <summary>Names of statuses and actions have no quotes and no backslashes.</summary>
    private static string Literals(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>No action has an empty name, and SQL takes no empty list.</summary>
    private static string ActionsBy(QuoteWorkflow workflow, ActionBy by) =>
        Literals(workflow.Actions.Where(action => action.By == by).Select(action => action.Name).DefaultIfEmpty(""));

    /// <summary>The value of an input in an action's row: what was entered, or, if the action does not ask for it, what it was.</summary>
    private static string NextValue(QuoteDefinition definition, QuoteInput input, string argument)
    {
        var actions = definition.Workflow.Actions.Select(action => action.Name).ToArray();
        var (value, column) = (SqlValue.FromText(argument, input.Type), SqlName.Of(input.Name));
        var asking = actions.Where(action => definition.Asks(action, input)).ToArray();
        return asking.Length == actions.Length ? value
            : asking.Length == 0 ? column
            : $"CASE WHEN p_action IN ({Literals(asking)}) THEN {value} ELSE {column} END";
    }

    private static string SourceOf(QuoteField field) => $"r.{SqlName.Of(field.Source)}";

    /// <summary>Only a varchar has characters that a URL must escape.</summary>
    private static string EncodedText(QuoteDefinition definition, QuoteField field)
    {
        var text = SqlValue.ToText(SourceOf(field), field.Type);
        return field.Type.Kind == SqlTypeKind.Varchar ? Encoded(definition, text, field.Type.Length) : text;
    }

    /// <summary>The text percent-encoded; the cast is to the width that it needs, and the encoder's result has one width for all.</summary>
    private static string Encoded(QuoteDefinition definition, string text, int bytes) => SqlValue.Varchar(
        $"{SqlName.Of(definition.Schema)}.{WarehouseNames.UrlEncoder}({text})", LinkColumns.Encoded(bytes));

    /// <summary>
    /// A procedure's argument for a field or input. It has a number and no name, because CREATE OR REPLACE PROCEDURE may refuse to rename
    /// an argument, and a definition may rename a field.
    /// </summary>
    private static string Argument(int place) => $"f_{place}";

    /// <summary>The characters that a URL's query must escape; the percent sign first, because the other replacements write it.</summary>
    private static IEnumerable<char> EscapedCharacters => Enumerable.Range(1, 127).Select(code => (char)code)
        .Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~'))
        .OrderBy(c => c != '%');
}
