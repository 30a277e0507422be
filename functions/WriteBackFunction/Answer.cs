using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.SignIn;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>An outcome and what its page or JSON shows. A link in it is always genuine.</summary>
internal sealed record Answer(Outcome Outcome)
{
    public QuoteLink? Link { get; init; }

    /// <summary>Whether a link that is not verified yet was posted, and not opened.</summary>
    public bool IsPost { get; init; }

    public RecordedQuote? Quote { get; init; }

    /// <summary>The hash of the row that the request recorded, or may have recorded if nobody knows; for the log.</summary>
    public string? RowHash { get; init; }

    /// <summary>Who has signed in; null while sign-in is off or nobody has.</summary>
    public string? Person { get; init; }

    /// <summary>What the page does for a sign-in; null for nothing.</summary>
    public SignInStep? SignIn { get; init; }

    /// <summary>The values of Set-Cookie headers.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <summary>What is wrong with a malformed request; each fault names its parameter.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What the person entered, in the definition's order, to show it again.</summary>
    public IReadOnlyList<string?> Inputs { get; init; } = [];

    /// <summary>What is wrong with the inputs, by name.</summary>
    public IReadOnlyDictionary<string, string> InputFaults { get; init; } = new Dictionary<string, string>();
}
