using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>What every page is written with: the definition, the reader's language, and the values' format.</summary>
internal sealed record View(QuoteDefinition Definition, PageStrings Strings, ValueFormatter Formatter);
