using Amazon.CDK.AWS.Logs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="FunctionRole"/> needs.</summary>
internal sealed class FunctionRoleProps
{
    public required LogGroup Logs { get; init; }

    public required string Description { get; init; }

    /// <summary>The role's name; null: CloudFormation makes one.</summary>
    public string? Name { get; init; }
}
