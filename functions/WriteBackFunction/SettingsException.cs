using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Environment variables that cannot be used; the message lists every fault with its variable and what would be right.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception(FaultList.Format("The environment variables of the write-back function are invalid:", faults));
