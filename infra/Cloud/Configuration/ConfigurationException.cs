namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>A stage that cannot be deployed as it is configured: the message lists every fault, each naming its place in cdk.json and what would be right.</summary>
public sealed class ConfigurationException(string stage, IReadOnlyList<string> faults)
    : Exception($"The stage \"{stage}\" of cdk.json is not right:" + string.Concat(faults.Select(fault => "\n- " + fault)))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
