using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>A .NET function with a role and a log group of its own; the role may write that log and traces, and do what <see cref="Allow"/> adds.</summary>
internal sealed class DotnetFunction : Construct
{
    public const string RuntimeName = "dotnet10";

    private const string AssemblyPrefix = "WriteBackLambdas.";

    // This version of the CDK has no constant for it.
    private static readonly Runtime Dotnet10 = new(RuntimeName, RuntimeFamily.DOTNET_CORE, new LambdaRuntimeProps { SupportsSnapStart = true });

    public DotnetFunction(Construct scope, string id, DotnetFunctionProps props)
        : base(scope, id)
    {
        var assembly = props.Type.Assembly.GetName().Name!;
        Logs = props.SharesWith?.Logs ?? RetainedLogs.Create(this, "Logs", props.Configuration);
        Role = props.SharesWith?.Role ?? new FunctionRole(this, "Role", new FunctionRoleProps { Logs = Logs, Name = props.RoleName, Description = props.Description });
        Lambda = new Function(this, "Function", new FunctionProps
        {
            FunctionName = props.Name,
            Description = props.Description,
            Runtime = Dotnet10,
            Architecture = Architecture.X86_64,
            Code = props.Code.Of(assembly[AssemblyPrefix.Length..]),
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
        // Not the construct's own property: it would put the grant, which the role has, into a policy of its own.
        ((CfnFunction)Lambda.Node.DefaultChild!).TracingConfig = new CfnFunction.TracingConfigProperty { Mode = "Active" };
    }

    public Function Lambda { get; }

    public FunctionRole Role { get; }

    public LogGroup Logs { get; }

    public void Allow(params IEnumerable<PolicyStatement> statements) => Role.Allow(statements);
}
