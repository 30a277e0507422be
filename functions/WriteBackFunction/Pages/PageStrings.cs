using System.Text.Json;
using System.Text.Json.Serialization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// Everything that the pages say in one language, and its conventions for numbers and dates, read from <c>strings.(language).json</c>. The
/// keys of
/// <paramref name="Pages"/> are the names in <see cref="OutcomeEntry"/>, with <c>-action</c> where a page says something else about an
/// action.
/// </summary>
internal sealed record PageStrings(
    string Language,
    string Product,
    string Footer,
    IReadOnlyDictionary<string, PageText> Pages,
    FactStrings Facts,
    NextStrings Next,
    ButtonStrings Buttons,
    ProgressStrings Progress,
    InputStrings Inputs,
    SignInStrings SignIn,
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

    /// <summary>The page's text; that about an action has the label of the action and that of the quote's status in it.</summary>
    public PageText Text(string page, Answer answer, QuoteWorkflow workflow)
    {
        if (answer.Link is null || workflow.ActionOf(answer.Link.Action) is not { } action
            || !Pages.TryGetValue($"{page}-action", out var text))
        {
            return Pages[page];
        }

        var status = StatusLabel(answer.Quote?.Status ?? action.To, workflow);
        return text with
        {
            Title = text.Title
                .Replace("{action}", action.Label.In(Language), StringComparison.Ordinal)
                .Replace("{status}", char.ToLowerInvariant(status[0]) + status[1..], StringComparison.Ordinal),
        };
    }

    /// <summary>A status of an earlier definition has no label.</summary>
    public string StatusLabel(string status, QuoteWorkflow workflow) => workflow.StatusOf(status)?.Label.In(Language) ?? status;

    private static PageStrings Read(string resource)
    {
        using var json = typeof(PageStrings).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize(json, PageStringsJson.Default.PageStrings)!;
    }
}

/// <summary>A page's heading and the sentence under it.</summary>
internal sealed record PageText(string Title, string Lead);

internal sealed record FactStrings(
    string Values,
    string RecordedValues,
    string Result,
    string Newest,
    string Quote,
    string Revision,
    string Status,
    string RequestedBy,
    string RecordedBy,
    string SharedViewer,
    string RecordedAt,
    string Yes,
    string No,
    string Parameters);

/// <summary>What can happen next, in the dashboard, and who may do it; <c>{action}</c> is the action's label.</summary>
internal sealed record NextStrings(
    string Heading,
    string Nothing,
    string Refresh,
    string Actions,
    string Anybody,
    string Another,
    string Requester,
    string Revise);

internal sealed record ButtonStrings(string AskAgain, string TryAgain);

internal sealed record ProgressStrings(string Busy, string Asking, string Pause);

internal sealed record SignInStrings(string Account, string Start, string SignOut);

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
