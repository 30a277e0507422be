using System.Text.RegularExpressions;
using static WriteBackLambdas.Quotes.QuoteDefinition;

namespace WriteBackLambdas.Quotes;

/// <summary>The rules for a quote definition; each fault names the field and says what would be right.</summary>
internal static partial class DefinitionRules
{
    public const string DefaultSchema = "public";
    public const string MoneyFormat = "money";

    /// <summary>Redshift identifiers have at most 127 bytes, and the longest one made from a name here is <c>(history)_lock</c>.</summary>
    private const int MaxIdentifier = 122;

    /// <summary>A definition's own objects have its name as their prefix, so that this is less than Redshift's limit.</summary>
    private const int MaxName = 30;

    /// <summary>The views make <c>previous_(column)</c> from a money column.</summary>
    private const int MaxMoneyIdentifier = 118;

    private static readonly HashSet<string> HistoryColumns =
    [
        "quote_id", "revision", "status", "combination", "negotiation", "requested_by", "recorded_by", "issued_at",
        "recorded_at", "digest", "is_latest",
        "seconds_since_previous",
    ];

    public static List<string> Check(DefinitionFile file, string name)
    {
        List<string> faults = [];
        HashSet<string> views = [.. WarehouseNames.Of(name).Views];
        var fields = file.Fields ?? [];
        var inputs = file.Inputs ?? [];

        Identifier(faults, "schema", file.Schema ?? DefaultSchema);
        Identifier(faults, "source", file.Source);
        Identifier(faults, "history", file.History);
        Reserved(faults, "source", file.Source, views, "the name of a view");
        Reserved(faults, "history", file.History, views, "the name of a view");
        if (file.Source is not null && file.Source == file.History)
        {
            faults.Add($"source, history: both are \"{file.Source}\"; use two relations");
        }

        Form(faults, "locale", file.Locale ?? DefaultLocale, LanguageTag(), "not a language tag; use one such as en-US or de");
        Form(faults, "currency", file.Currency ?? DefaultCurrency, CurrencyCode(), "not a currency; use three capital letters (ISO 4217)");
        HashSet<string> viewColumns =
        [
            .. fields.Where(field => field is { IsMoney: true, Column: not null })
                .SelectMany(field => new[] { QuoteField.PreviousOf(field!.Column!), QuoteField.ChangeOf(field.Column!) }),
            .. (file.HasWorkflow
                ? (file.Actions ?? []).Select(action => action?.Name).OfType<string>()
                : Embedded.Workflow.Actions.Select(action => action.Name)).Select(WarehouseNames.LinkOf),
        ];

        if (fields.Count == 0)
        {
            faults.Add("fields: is empty; define at least one");
        }

        if (fields.Count + inputs.Count > MaxColumns)
        {
            faults.Add(
                $"fields and inputs: {fields.Count + inputs.Count} together; at most {MaxColumns} fit, "
                + "because Redshift takes 32 arguments");
        }

        for (var i = 0; i < fields.Count; i++)
        {
            Field(faults, fields[i] ?? new FieldEntry(), $"fields[{i}]", viewColumns);
        }

        for (var i = 0; i < inputs.Count; i++)
        {
            Input(faults, inputs[i] ?? new InputEntry(), $"inputs[{i}]", viewColumns);
        }

        if (fields.Count > 0 && !fields.Any(field => field is { Identifies: true }))
        {
            faults.Add("fields: at least one must have \"identifies\": true, because otherwise every row would belong to one quote");
        }

        if (file.VisibleBy is { } visibleBy)
        {
            Visibility(faults, visibleBy, file, views);
        }

        faults.AddRange(WorkflowRules.Check(file));
        Distinct(faults, "name", [.. fields.Select(f => f?.Name), .. inputs.Select(i => i?.Name)]);
        Distinct(faults, "history column", [.. fields.Select(f => f?.Column), .. inputs.Select(i => i?.Name)]);
        Distinct(faults, "source column", [.. fields.Select(f => f?.Source)]);
        return faults;
    }

    private static void Field(List<string> faults, FieldEntry field, string place, HashSet<string> viewColumns)
    {
        place = Named(place, field.Name);
        Identifier(faults, $"{place}: name", field.Name);
        Identifier(faults, $"{place}: source", field.Source);
        Identifier(faults, $"{place}: column", field.Column);
        Type(faults, place, field.Type);
        Reserved(faults, $"{place}: name", field.Name, LinkParameters.Reserved, "a parameter of every link");
        HistoryColumn(faults, $"{place}: column", field.Column, viewColumns);
        Format(faults, place, field);
    }

    private static void Format(List<string> faults, string place, FieldEntry field)
    {
        if (field.Format is null)
        {
            return;
        }

        if (!field.IsMoney)
        {
            faults.Add($"{place}: format \"{field.Format}\" is unknown; use {MoneyFormat}");
        }
        else if (SqlType.Parse(field.Type) is { Kind: not (SqlTypeKind.Decimal or SqlTypeKind.Integer or SqlTypeKind.BigInt) })
        {
            faults.Add($"{place}: format \"{MoneyFormat}\" applies only to decimal, integer, and bigint");
        }
        else if (field.Column is { Length: > MaxMoneyIdentifier })
        {
            faults.Add($"{place}: column: has {field.Column.Length} characters; a money column can have at most {MaxMoneyIdentifier}");
        }
    }

    private static void Input(List<string> faults, InputEntry input, string place, HashSet<string> viewColumns)
    {
        place = Named(place, input.Name);
        Identifier(faults, $"{place}: name", input.Name);
        Type(faults, place, input.Type);
        Reserved(faults, $"{place}: name", input.Name, LinkParameters.Reserved, "a parameter of every link");
        HistoryColumn(faults, $"{place}: name", input.Name, viewColumns);
        faults.AddRange(InputRules.Check(input).Select(fault => $"{place}: {fault}"));
    }

    private static void Visibility(List<string> faults, VisibleByEntry visibleBy, DefinitionFile file, HashSet<string> views)
    {
        string[] known =
            [.. (file.Fields ?? []).Where(field => field is { Identifies: true }).Select(field => field!.Name).OfType<string>()];
        if (visibleBy.Field is null || !known.Contains(visibleBy.Field))
        {
            // All revisions of a quote have the same value in these fields, so that nobody sees half of a quote.
            faults.Add(
                $"visibleBy: field {(visibleBy.Field is null ? "is missing" : $"\"{visibleBy.Field}\" is not a field that identifies")}; "
                + $"use {(known.Length == 0 ? "one with \"identifies\": true" : string.Join(", ", known))}");
        }

        Identifier(faults, "visibleBy: relation", visibleBy.Relation);
        Reserved(faults, "visibleBy: relation", visibleBy.Relation, views, "the name of a view");
        if (file.History is { } history)
        {
            HashSet<string> tables = [history, WarehouseNames.LockOf(history)];
            Reserved(faults, "visibleBy: relation", visibleBy.Relation, tables, "the history or its lock table");
        }

        if (visibleBy.Relation is not null && visibleBy.Relation == file.Source)
        {
            faults.Add($"source, visibleBy: relation: both are \"{file.Source}\"; use two relations");
        }
    }

    private static void Form(List<string> faults, string place, string value, Regex form, string what)
    {
        if (!form.IsMatch(value))
        {
            faults.Add($"{place}: \"{value}\" is {what}");
        }
    }

    private static string Named(string place, string? name) => name is null ? place : $"{place} \"{name}\"";

    private static void Identifier(List<string> faults, string place, string? value)
    {
        if ((value is null ? "is missing" : IdentifierFault(value)) is { } fault)
        {
            faults.Add($"{place}: {fault}");
        }
    }

    public static string? IdentifierFault(string value) =>
        !IdentifierForm().IsMatch(value)
            ? $"\"{value}\" is not a valid identifier; use lower-case letters, digits, and _, starting with a letter"
        : value.Length > MaxIdentifier ? $"has {value.Length} characters; at most {MaxIdentifier}"
        : null;

    /// <summary>Each part starts with a letter, so that names stay different where they are written without _.</summary>
    public static string? NameFault(string name) => name.Length <= MaxName && NameForm().IsMatch(name)
        ? null
        : $"\"{name}\" is not the name of a definition; use at most {MaxName} lower-case letters and digits, in parts that start with a "
            + "letter and have a single _ between them";

    private static void Type(List<string> faults, string place, string? type)
    {
        if (SqlType.Parse(type) is null)
        {
            faults.Add($"{place}: type {(type is null ? "is missing" : $"\"{type}\" is unknown")}; use {SqlType.Forms}");
        }
    }

    private static void HistoryColumn(List<string> faults, string place, string? column, HashSet<string> viewColumns)
    {
        Reserved(faults, place, column, viewColumns, "a column that the views make from a money field or an action");
        Reserved(faults, place, column, HistoryColumns, "a column of every history");
        if (column is ['p' or 'v' or 'f', '_', ..])
        {
            faults.Add($"{place}: \"{column}\" starts with a prefix of the procedures' own names (p_, v_, f_); choose another");
        }
    }

    private static void Reserved(List<string> faults, string place, string? value, HashSet<string> reserved, string what)
    {
        if (value is not null && reserved.Contains(value))
        {
            faults.Add($"{place}: \"{value}\" is {what}; choose another");
        }
    }

    private static void Distinct(List<string> faults, string what, IEnumerable<string?> values) =>
        faults.AddRange(values.OfType<string>().GroupBy(value => value).Where(group => group.Count() > 1)
            .Select(group => $"{what} \"{group.Key}\": appears {group.Count()} times"));

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyCode();
}
