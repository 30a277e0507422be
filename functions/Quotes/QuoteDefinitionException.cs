namespace WriteBackLambdas.Quotes;

/// <summary>A quote definition that cannot be used; the message lists every fault and names its field.</summary>
public sealed class QuoteDefinitionException : Exception
{
    internal QuoteDefinitionException(string message, Exception cause)
        : base(message, cause) => Faults = [message];

    internal QuoteDefinitionException(IReadOnlyList<string> faults, string subject = "The quote definition has")
        : base(FaultList.Format($"{subject} {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:", faults)) => Faults = faults;

    public IReadOnlyList<string> Faults { get; }
}
