namespace WriteBackLambdas.Demo;

/// <summary>Where quotes are recorded; Redshift shows them in either case.</summary>
public enum QuoteStore
{
    Redshift,
    Aurora,
}
