using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>A stage that cannot be deployed: the message lists every fault with its place in cdk.json and what would be right.</summary>
public sealed class ConfigurationException(string stage, IReadOnlyList<string> faults)
    : Exception(FaultList.Format($"The stage \"{stage}\" of cdk.json is not valid:", faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
