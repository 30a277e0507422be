namespace WriteBackLambdas.Quotes;

/// <summary>
/// Who sees which rows: those whose identifying field is among the viewer's values in the relation <c>(viewer, value)</c>. The value
/// <see cref="All"/> shows all rows.
/// </summary>
public sealed record VisibleBy(QuoteField Field, string Relation)
{
    public const string All = "*";
}
