using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// A role of Lambda functions that may write one log group and traces. Its grants are part of the role itself, so they hold before a
/// function starts or a snapshot of it is taken.
/// </summary>
internal sealed class FunctionRole : Construct
{
    private readonly PolicyDocument _grants = new();

    /// <param name="name">The role's name; null if CloudFormation makes one.</param>
    public FunctionRole(Construct scope, string id, LogGroup logs, string description, string? name = null)
        : base(scope, id)
    {
        Role = new Role(this, "Role", new RoleProps
        {
            RoleName = name,
            Description = description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument> { ["Grants"] = _grants },
        });
        Allow(
            Statement(["logs:CreateLogStream", "logs:PutLogEvents"], logs.LogGroupArn),
            // X-Ray has no resources.
            Statement(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"));
    }

    public Role Role { get; }

    public void Allow(params IEnumerable<PolicyStatement> statements) => _grants.AddStatements([.. statements]);

    public static PolicyStatement Statement(string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });
}
