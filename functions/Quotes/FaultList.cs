namespace WriteBackLambdas.Quotes;

/// <summary>The one form in which every message lists faults: a heading, then one line a fault.</summary>
public static class FaultList
{
    public static string Format(string heading, IEnumerable<string> faults) =>
        heading + string.Concat(faults.Select(fault => $"\n- {fault}"));
}
