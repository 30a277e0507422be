namespace WriteBackLambdas.Quotes;

/// <summary>A quote definition that cannot be used; the message lists every fault and names its field.</summary>
public sealed class QuoteDefinitionException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal QuoteDefinitionException(IReadOnlyList<string> faults)
        : this(FaultList.Format($"The quote definition has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:", faults))
    {
    }
}
