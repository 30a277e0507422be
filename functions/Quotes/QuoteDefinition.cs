using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// What a quote is: the source relation, the history table, the signed fields in order (1 to 20 together with the inputs), the inputs, the language tag whose
/// conventions numbers and dates are shown in, and the currency (ISO 4217) of fields that are money.
/// </summary>
public sealed partial record QuoteDefinition(
    string Schema,
    string Source,
    string History,
    IReadOnlyList<QuoteField> Fields,
    IReadOnlyList<QuoteInput> Inputs,
    string Locale = QuoteDefinition.DefaultLocale,
    string Currency = QuoteDefinition.DefaultCurrency)
{
    public const string DefaultLocale = "en-US";
    public const string DefaultCurrency = "USD";


    /// <summary>Redshift takes 32 arguments; the procedures need up to 12 for themselves.</summary>
    public const int MaxColumns = 20;

    private static readonly Lazy<QuoteDefinition> EmbeddedDefinition = new(() => Load(Encoding.UTF8.GetBytes(EmbeddedJson)));

    /// <summary>The definition that was built in: <c>functions/Quotes/quote.json</c>.</summary>
    public static QuoteDefinition Embedded => EmbeddedDefinition.Value;

    /// <summary>That file's text.</summary>
    public static string EmbeddedJson
    {
        get
        {
            using var reader = new StreamReader(typeof(QuoteDefinition).Assembly.GetManifestResourceStream("quote.json")!);
            return reader.ReadToEnd();
        }
    }

    /// <exception cref="QuoteDefinitionException">The JSON is broken, or a part of it is wrong; every fault is listed.</exception>
    public static QuoteDefinition Load(ReadOnlySpan<byte> json)
    {
        DefinitionFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, DefinitionJson.Default.DefinitionFile);
        }
        catch (JsonException e)
        {
            throw new QuoteDefinitionException(
                $"The quote definition is not the JSON it should be, at {e.Path ?? "$"}, line {e.LineNumber + 1}: {Reason(e)}", e);
        }

        file ??= new DefinitionFile();
        var faults = DefinitionRules.Check(file);
        return faults.Count > 0 ? throw new QuoteDefinitionException(faults) : file.ToDefinition();
    }

    /// <summary>What is wrong with a name as an SQL identifier, such as a schema that is to take the place of the definition's; null if nothing is.</summary>
    public static string? IdentifierFault(string name) => DefinitionRules.IdentifierFault(name);

    /// <summary>The parser's words without its own, differently counted, place.</summary>
    private static string Reason(JsonException e) => e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];

    internal sealed record DefinitionFile
    {
        public string? Schema { get; init; }

        public string? Source { get; init; }

        public string? History { get; init; }

        public string? Locale { get; init; }

        public string? Currency { get; init; }

        public IReadOnlyList<FieldEntry?>? Fields { get; init; }

        public IReadOnlyList<InputEntry?>? Inputs { get; init; }

        public QuoteDefinition ToDefinition() => new(
            Schema ?? DefinitionRules.DefaultSchema,
            Source!,
            History!,
            [.. Fields!.Select(f => new QuoteField(f!.Name!, f.Label ?? f.Name!, f.Source!, f.Column!, SqlType.Parse(f.Type)!, f.Identifies, f.IsMoney))],
            [.. (Inputs ?? []).Select(i => new QuoteInput(
                i!.Name!, i.Label ?? i.Name!, SqlType.Parse(i.Type)!, i.Required, i.Choices?.OfType<string>().ToArray(), i.Min, i.Max))],
            Locale ?? DefaultLocale,
            Currency ?? DefaultCurrency);
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

    // A misspelt member would otherwise be a setting that silently does nothing.
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true)]
    [JsonSerializable(typeof(DefinitionFile))]
    private sealed partial class DefinitionJson : JsonSerializerContext;
}
