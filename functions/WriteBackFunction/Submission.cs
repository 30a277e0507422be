using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// A genuine request to record something: the link, its digest, what the person entered (in the definition's order), and whether it may
/// still write. An expired link may only find what it recorded in time.
/// </summary>
internal sealed record Submission(QuoteLink Link, Digest Digest, IReadOnlyList<string?> Inputs, bool MayWrite);
