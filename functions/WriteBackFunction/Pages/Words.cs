using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>One language: everything that the pages say, and its conventions for numbers and dates; read from <c>words.(language).json</c>.</summary>
internal sealed record Words
{
    public const string DefaultLanguage = "en";

    private const string Prefix = "words.";

    /// <summary>Every language that has a file, by its two letters.</summary>
    public static IReadOnlyDictionary<string, Words> All { get; } = typeof(Words).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToDictionary(words => words.Language, StringComparer.OrdinalIgnoreCase);

    public required string Language { get; init; }

    public required string Product { get; init; }

    public required string Footer { get; init; }

    public required PagesWords Pages { get; init; }

    public required FactsWords Facts { get; init; }

    public required StatusWords Statuses { get; init; }

    public required NextWords Next { get; init; }

    public required ButtonWords Buttons { get; init; }

    public required ProgressWords Progress { get; init; }

    public required InputWords Inputs { get; init; }

    public required Conventions Conventions { get; init; }

    /// <summary>The words of a language tag's language, or the default ones.</summary>
    public static Words Of(string tag) => All.GetValueOrDefault(LanguageOf(tag)) ?? All[DefaultLanguage];

    /// <summary>The language that an Accept-Language header wants most of those that there are; the default one when it names none, or nonsense.</summary>
    public static Words Accepted(string header) => Of(header.Split(',')
        .Select(range => range.Split(';', 2, StringSplitOptions.TrimEntries))
        .Select(range => (Language: LanguageOf(range[0].Trim()), Weight: range.Length == 1 ? 1m : Weight(range[1])))
        .Where(range => range.Weight > 0 && All.ContainsKey(range.Language))
        .OrderByDescending(range => range.Weight)
        .Select(range => range.Language)
        .FirstOrDefault(DefaultLanguage));

    private static string LanguageOf(string tag) => tag.Split('-')[0];

    /// <summary>0 to 1; 0 for what is no weight.</summary>
    private static decimal Weight(string text) =>
        text.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && decimal.TryParse(text[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
        && weight <= 1 ? weight : 0;

    private static Words Read(string resource)
    {
        using var json = typeof(Words).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize(json, WordsJson.Default.Words)!;
    }
}

/// <summary>A page's heading and the sentence under it.</summary>
internal sealed record PageWords(string Title, string Lead);

internal sealed record PagesWords(
    PageWords Form,
    PageWords AcceptForm,
    PageWords Check,
    PageWords Recording,
    PageWords Accepting,
    PageWords Recorded,
    PageWords Accepted,
    PageWords Replayed,
    PageWords Waiting,
    PageWords Expired,
    PageWords Refused,
    PageWords Conflict,
    PageWords Unavailable,
    PageWords Malformed,
    PageWords CrossSite,
    PageWords Method);

internal sealed record FactsWords(
    string Values,
    string RecordedValues,
    string Result,
    string Newest,
    string Quote,
    string Revision,
    string Status,
    string RequestedBy,
    string RecordedAt,
    string Yes,
    string No,
    string Parameters);

internal sealed record StatusWords(string Generated, string InReview, string Accepted);

internal sealed record NextWords(string Heading, string Open, string Accepted, string Replayed);

internal sealed record ButtonWords(string Record, string Accept, string AskAgain, string TryAgain);

internal sealed record ProgressWords(string Busy, string Asking, string Pause);

internal sealed record InputWords(
    string Required,
    string Choose,
    string Missing,
    string Text,
    string TooLong,
    string Choice,
    string Date,
    string Whole,
    string Number,
    string Between,
    string AtLeast,
    string AtMost);

// A member that is missing, null or misspelt fails the first request to a new language, and the tests before that.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Words))]
internal sealed partial class WordsJson : JsonSerializerContext;
