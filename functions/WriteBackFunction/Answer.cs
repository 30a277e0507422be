using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>An answer before it has a form: its kind and what its page shows. A link in it is always a genuine one.</summary>
internal sealed record Answer(AnswerKind Kind)
{
    public QuoteLink? Link { get; init; }

    public RecordedQuote? Quote { get; init; }

    /// <summary>For a malformed request: each names its parameter.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What was typed, in the definition's order, to show it again.</summary>
    public IReadOnlyList<string?> Inputs { get; init; } = [];

    /// <summary>Since when the person has been waiting for this answer, where an earlier one was "not confirmed yet" or this one is.</summary>
    public IssueTime? WaitingSince { get; init; }

    /// <summary>Whether what was recorded "before" was recorded while its person waited: for that person it is news. The warehouse's clock may differ.</summary>
    public bool IsFirstToldNow => WaitingSince is { } since && Quote is { } quote && quote.RecordedAt >= since.Time - ClockDifference;

    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    public IReadOnlyDictionary<string, string> InputFaults { get; init; } = new Dictionary<string, string>();
}
