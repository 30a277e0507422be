using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="ApiFirewall"/> needs.</summary>
internal sealed class ApiFirewallProps
{
    public required StageConfiguration Configuration { get; init; }

    public required Amazon.CDK.AWS.APIGateway.Stage Stage { get; init; }
}
