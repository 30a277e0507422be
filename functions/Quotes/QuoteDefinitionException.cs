namespace WriteBackLambdas.Quotes;

/// <summary>A quote definition that cannot be used: its message lists every fault, each naming the field.</summary>
public sealed class QuoteDefinitionException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal QuoteDefinitionException(IReadOnlyList<string> faults)
        : this($"The quote definition has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:" + string.Concat(faults.Select(fault => "\n- " + fault)))
    {
    }
}
