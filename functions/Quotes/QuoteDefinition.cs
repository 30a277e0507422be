using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// What a quote is: the source relation, the history table, the signed fields in order, the inputs (1 to 20 together with the fields), its
/// statuses and what leads from one to the next, the language tag whose conventions apply to numbers and dates, the currency (ISO 4217) of
/// money fields, and who sees which rows; without that, every viewer sees all.
/// </summary>
public sealed partial record QuoteDefinition(
    string Schema,
    string Source,
    string History,
    IReadOnlyList<QuoteField> Fields,
    IReadOnlyList<QuoteInput> Inputs,
    QuoteWorkflow Workflow,
    string Locale = QuoteDefinition.DefaultLocale,
    string Currency = QuoteDefinition.DefaultCurrency,
    VisibleBy? VisibleBy = null)
{
    public const string DefaultName = "quotes";
    public const string DefaultLocale = "en-US";
    public const string DefaultCurrency = "USD";

    /// <summary>Redshift takes 32 arguments, and the procedures need up to 12 for themselves.</summary>
    public const int MaxColumns = 20;

    /// <summary>What distinguishes a deployment's definitions: the last part of every link's path.</summary>
    public string Name { get; init; } = DefaultName;

    public bool IsDefault => Name == DefaultName;

    /// <summary>
    /// Starts every message, so that a digest that the same key made for another purpose, or for another definition, is never a link's.
    /// </summary>
    public string Purpose => IsDefault ? QuoteLink.Purpose : $"{QuoteLink.Purpose}/{Name}";

    /// <summary>The names of its objects in the warehouse.</summary>
    public WarehouseNames Names => WarehouseNames.Of(Name);

    private static readonly Lazy<QuoteDefinition> EmbeddedDefinition = new(() => Load(Encoding.UTF8.GetBytes(EmbeddedJson)));

    /// <summary>The built-in definition, <c>functions/Quotes/quote.json</c>.</summary>
    public static QuoteDefinition Embedded => EmbeddedDefinition.Value;

    /// <summary>The text of that file.</summary>
    public static string EmbeddedJson
    {
        get
        {
            using var reader = new StreamReader(typeof(QuoteDefinition).Assembly.GetManifestResourceStream("quote.json")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Whether a link with this action asks for the input.</summary>
    public bool Asks(string action, QuoteInput input) =>
        (Workflow.ActionOf(action) is { } step ? step.Inputs : Workflow.Generate.Inputs)?.Contains(input.Name) ?? true;

    /// <exception cref="QuoteDefinitionException">The JSON is malformed or a part of it is invalid; the message lists every
    /// fault.</exception>
    public static QuoteDefinition Load(ReadOnlySpan<byte> json, string name = DefaultName)
    {
        DefinitionFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, DefinitionJson.Default.DefinitionFile);
        }
        catch (JsonException exception)
        {
            throw new QuoteDefinitionException(
                "The quote definition is not valid JSON, or a value has the wrong type, "
                + $"at {exception.Path ?? "$"}, line {exception.LineNumber + 1}: {Reason(exception)}",
                exception);
        }

        file ??= new DefinitionFile();
        var faults = DefinitionRules.Check(file, name);
        if (faults.Count > 0)
        {
            throw new QuoteDefinitionException(faults);
        }

        var definition = file.ToDefinition() with { Name = name };
        return LinkLength.Fault(definition) is { } fault ? throw new QuoteDefinitionException([fault]) : definition;
    }

    /// <summary>What is wrong with a name as an SQL identifier, such as a schema; null if nothing is.</summary>
    public static string? IdentifierFault(string name) => DefinitionRules.IdentifierFault(name);

    /// <summary>What is wrong with a definition's name; null if nothing is.</summary>
    public static string? NameFault(string name) => DefinitionRules.NameFault(name);

    /// <summary>The parser's message without its own position, which counts lines differently.</summary>
    private static string Reason(JsonException exception) => exception.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];

    internal sealed record DefinitionFile
    {
        public string? Schema { get; init; }

        public string? Source { get; init; }

        public string? History { get; init; }

        public string? Locale { get; init; }

        public string? Currency { get; init; }

        public VisibleByEntry? VisibleBy { get; init; }

        public IReadOnlyList<FieldEntry?>? Fields { get; init; }

        public IReadOnlyList<InputEntry?>? Inputs { get; init; }

        public IReadOnlyList<StatusEntry?>? Statuses { get; init; }

        public GenerateEntry? Generate { get; init; }

        public IReadOnlyList<ActionEntry?>? Actions { get; init; }

        [JsonIgnore]
        public bool HasWorkflow => Statuses is not null || Generate is not null || Actions is not null;

        public QuoteDefinition ToDefinition()
        {
            QuoteField[] fields = [.. Fields!.Select(f => new QuoteField(
                f!.Name!, f.Label ?? f.Name!, f.Source!, f.Column!, SqlType.Parse(f.Type)!, f.Identifies, f.IsMoney))];
            return new QuoteDefinition(
                Schema ?? DefinitionRules.DefaultSchema,
                Source!,
                History!,
                fields,
                [.. (Inputs ?? []).Select(i => new QuoteInput(
                    i!.Name!,
                    i.Label ?? i.Name!,
                    SqlType.Parse(i.Type)!,
                    i.Required,
                    i.Choices?.OfType<string>().ToArray(),
                    i.Min,
                    i.Max))],
                ToWorkflow(),
                Locale ?? DefaultLocale,
                Currency ?? DefaultCurrency,
                VisibleBy is { } by ? new VisibleBy(fields.Single(field => field.Name == by.Field), by.Relation!) : null);
        }

        /// <summary>A definition without steps has those of the built-in one.</summary>
        private QuoteWorkflow ToWorkflow()
        {
            var steps = HasWorkflow ? this : JsonSerializer.Deserialize(EmbeddedJson, DefinitionJson.Default.DefinitionFile)!;
            return new QuoteWorkflow(
                [.. steps.Statuses!.Select(status => new QuoteStatus(
                    status!.Name!,
                    status.Label ?? Label.Of(status.Name!),
                    Enum.Parse<StatusKind>(status.Kind ?? "open", ignoreCase: true)))],
                new GenerateStep(
                    steps.Generate!.Label ?? Embedded.Workflow.Generate.Label,
                    steps.Generate.First!,
                    steps.Generate.Again!,
                    [.. (steps.Generate.Final ?? []).OfType<string>()],
                    steps.Generate.Inputs?.OfType<string>().ToArray()),
                [.. steps.Actions!.Select(action => new QuoteAction(
                    action!.Name!,
                    action.Label ?? Label.Of(action.Name!),
                    [.. action.From!.OfType<string>()],
                    action.To!,
                    Enum.Parse<ActionBy>(action.By ?? "anybody", ignoreCase: true),
                    action.Inputs?.OfType<string>().ToArray()))]);
        }
    }

    internal sealed record StatusEntry
    {
        public string? Name { get; init; }

        public Label? Label { get; init; }

        public string? Kind { get; init; }
    }

    internal sealed record GenerateEntry
    {
        public Label? Label { get; init; }

        public string? First { get; init; }

        public string? Again { get; init; }

        public IReadOnlyList<string?>? Final { get; init; }

        public IReadOnlyList<string?>? Inputs { get; init; }
    }

    internal sealed record ActionEntry
    {
        public string? Name { get; init; }

        public Label? Label { get; init; }

        public IReadOnlyList<string?>? From { get; init; }

        public string? To { get; init; }

        public string? By { get; init; }

        public IReadOnlyList<string?>? Inputs { get; init; }
    }

    internal sealed record VisibleByEntry
    {
        public string? Field { get; init; }

        public string? Relation { get; init; }
    }

    internal sealed record FieldEntry
    {
        public string? Name { get; init; }

        public string? Label { get; init; }

        public string? Source { get; init; }

        public string? Column { get; init; }

        public string? Type { get; init; }

        public bool Identifies { get; init; }

        public string? Format { get; init; }

        [JsonIgnore]
        public bool IsMoney => Format == DefinitionRules.MoneyFormat;
    }

    internal sealed record InputEntry
    {
        public string? Name { get; init; }

        public string? Label { get; init; }

        public string? Type { get; init; }

        public bool Required { get; init; }

        public IReadOnlyList<string?>? Choices { get; init; }

        public decimal? Min { get; init; }

        public decimal? Max { get; init; }
    }

    // A misspelled member would otherwise be a setting that silently does nothing.
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true)]
    [JsonSerializable(typeof(DefinitionFile))]
    private sealed partial class DefinitionJson : JsonSerializerContext;
}
