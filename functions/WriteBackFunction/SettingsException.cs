namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Environment variables that cannot be used: the message lists every fault, each naming the variable and what would be right.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception("The environment of the write-back function is not right:" + string.Concat(faults.Select(fault => "\n- " + fault)))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
