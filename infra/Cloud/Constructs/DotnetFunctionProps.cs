using Amazon.CDK;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="DotnetFunction"/> needs.</summary>
internal sealed class DotnetFunctionProps
{
    public required StageConfiguration Configuration { get; init; }

    public required FunctionCode Code { get; init; }

    public required FunctionConfiguration Size { get; init; }

    /// <summary>The class whose method is the handler; its assembly is the project's.</summary>
    public required Type Type { get; init; }

    public required string Method { get; init; }

    public required string Description { get; init; }

    public required Duration Timeout { get; init; }

    /// <summary>The function's name; null: CloudFormation makes one.</summary>
    public string? Name { get; init; }

    /// <summary>The role's name; null: CloudFormation makes one.</summary>
    public string? RoleName { get; init; }

    /// <summary>The function whose role and log group this one shares; null: it has its own.</summary>
    public DotnetFunction? SharesWith { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public bool SnapStart { get; init; }
}
