using Amazon.CDK.AWS.IAM;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="ClusterRole"/> needs.</summary>
internal sealed class ClusterRoleProps
{
    public required StageConfiguration Configuration { get; init; }

    public required string ClusterArn { get; init; }

    public required Role Role { get; init; }
}
