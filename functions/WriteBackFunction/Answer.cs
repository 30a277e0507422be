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

    public IReadOnlyDictionary<string, string> InputFaults { get; init; } = new Dictionary<string, string>();
}
