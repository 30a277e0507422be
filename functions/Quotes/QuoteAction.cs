namespace WriteBackLambdas.Quotes;

/// <summary>What a link asks for: a quote's next revision, or its acceptance.</summary>
public enum QuoteAction
{
    Generate,
    Accept,
}
