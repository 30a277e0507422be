using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What every page is written with: the definition, the reader's words, and the definition's locale.</summary>
internal sealed record View(QuoteDefinition Definition, Words Words, Formats Formats);
