using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>
/// A genuine request to record something: the link, its digest, what was typed for the definition's inputs (in order), and whether it may still write;
/// an expired one may only find what it recorded in its time.
/// </summary>
internal sealed record Submission(QuoteLink Link, Digest Digest, IReadOnlyList<string?> Inputs, bool MayWrite);
