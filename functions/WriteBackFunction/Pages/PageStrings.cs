using System.Text.Json;
using System.Text.Json.Serialization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// Everything that the pages say in one language, and its conventions for numbers and dates, read from <c>strings.(language).json</c>. The
/// keys of
/// <paramref name="Pages"/> are the names in <see cref="OutcomeEntry"/>, with <c>-accept</c> where a page says something else about an
/// acceptance.
/// </summary>
internal sealed record PageStrings(
    string Language,
    string Product,
    string Footer,
    IReadOnlyDictionary<string, PageText> Pages,
    FactStrings Facts,
    IReadOnlyDictionary<string, string> Statuses,
    ButtonStrings Buttons,
    ProgressStrings Progress,
    InputStrings Inputs,
    Conventions Conventions)
{
    public const string DefaultLanguage = "en";

    private const string Prefix = "strings.";

    /// <summary>Every language that has a file, by its two letters.</summary>
    public static IReadOnlyDictionary<string, PageStrings> All { get; } = typeof(PageStrings).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToDictionary(strings => strings.Language, StringComparer.OrdinalIgnoreCase);

    /// <summary>The strings of the first language tag for which there are any, or the default ones.</summary>
    public static PageStrings Of(params IEnumerable<string> tags) =>
        tags.Select(tag => All.GetValueOrDefault(tag.Split('-')[0])).FirstOrDefault(strings => strings is not null) ?? All[DefaultLanguage];

    public PageText Text(string page, QuoteAction? action) =>
        action == QuoteAction.Accept && Pages.TryGetValue($"{page}-accept", out var text) ? text : Pages[page];

    private static PageStrings Read(string resource)
    {
        using var json = typeof(PageStrings).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize(json, PageStringsJson.Default.PageStrings)!;
    }
}

/// <summary>A page's heading, the sentence under it, and what the reader can do next.</summary>
internal sealed record PageText(string Title, string Lead, string? Next = null);

internal sealed record FactStrings(
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
    string Next,
    string Parameters);

internal sealed record ButtonStrings(string Record, string Accept, string AskAgain, string TryAgain);

internal sealed record ProgressStrings(string Busy, string Asking, string Pause);

internal sealed record InputStrings(
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

// A missing, null, or misspelled member fails the first request in a new language, and the tests before that.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PageStrings))]
internal sealed partial class PageStringsJson : JsonSerializerContext;
