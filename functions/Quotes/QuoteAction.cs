namespace WriteBackLambdas.Quotes;

/// <summary>What a link asks for: the next revision of a quote, or its acceptance.</summary>
public enum QuoteAction
{
    Generate,
    Accept,
}
