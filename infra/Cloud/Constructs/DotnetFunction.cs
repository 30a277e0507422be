using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

internal sealed class DotnetFunctionProps
{
    public required StageConfiguration Configuration { get; init; }

    public required FunctionCode Code { get; init; }

    public required FunctionConfiguration Size { get; init; }

    /// <summary>The handler's class; its assembly has the project's name.</summary>
    public required Type Type { get; init; }

    public required string Method { get; init; }

    public required string Description { get; init; }

    public required Duration Timeout { get; init; }

    /// <summary>The function's name; null if CloudFormation makes one.</summary>
    public string? Name { get; init; }

    /// <summary>The role's name; null if CloudFormation makes one.</summary>
    public string? RoleName { get; init; }

    /// <summary>The function whose role and log group this one shares; null if it has its own.</summary>
    public DotnetFunction? SharesWith { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public bool SnapStart { get; init; }

    /// <summary>A folder of quote definitions that goes with the code; null for none.</summary>
    public string? Definitions { get; init; }
}

/// <summary>A .NET function with its role and log group; the role may write logs and traces, and what <see cref="Allow"/> adds.</summary>
internal sealed class DotnetFunction : Construct
{
    public const string RuntimeName = "dotnet10";

    private const string AssemblyPrefix = "WriteBackLambdas.";

    // This version of the CDK has no constant for it.
    private static readonly Runtime Dotnet10 = new(
        RuntimeName, RuntimeFamily.DOTNET_CORE, new LambdaRuntimeProps { SupportsSnapStart = true });

    public DotnetFunction(Construct scope, string id, DotnetFunctionProps props)
        : base(scope, id)
    {
        var assembly = props.Type.Assembly.GetName().Name!;
        var project = assembly[AssemblyPrefix.Length..];
        Logs = props.SharesWith?.Logs ?? RetainedLogs.Create(this, "Logs", props.Configuration);
        Role = props.SharesWith?.Role ?? new FunctionRole(this, "Role", props.Configuration, Logs, props.Description, props.RoleName);
        Lambda = new Function(this, "Function", new FunctionProps
        {
            FunctionName = props.Name,
            Description = props.Description,
            Runtime = Dotnet10,
            Architecture = Architecture.X86_64,
            Code = props.Definitions is { } definitions ? props.Code.Of(project, definitions) : props.Code.Of(project),
            Handler = $"{assembly}::{props.Type.FullName}::{props.Method}",
            MemorySize = props.Size.MemoryMegabytes,
            ReservedConcurrentExecutions = props.Size.ReservedConcurrency,
            Timeout = props.Timeout,
            Environment = new Dictionary<string, string>(props.Environment),
            Role = Role.Role,
            LogGroup = Logs,
            LoggingFormat = LoggingFormat.JSON,
            SnapStart = props.SnapStart ? SnapStartConf.ON_PUBLISHED_VERSIONS : null,
        });
        // The construct's own property would add a policy for a grant that the role already has.
        ((CfnFunction)Lambda.Node.DefaultChild!).TracingConfig = new CfnFunction.TracingConfigProperty { Mode = "Active" };
    }

    public Function Lambda { get; }

    public FunctionRole Role { get; }

    public LogGroup Logs { get; }

    public void Allow(params IEnumerable<PolicyStatement> statements) => Role.Allow(statements);
}
