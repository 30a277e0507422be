using Amazon.CDK.AWS.IAM;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// A role of Lambda functions: it may write one log group and traces. Its grants stand in the role itself, so that a function never starts, nor is a snapshot
/// of it taken, before they hold.
/// </summary>
internal sealed class FunctionRole : Construct
{
    private readonly PolicyDocument _grants = new();

    public FunctionRole(Construct scope, string id, FunctionRoleProps props)
        : base(scope, id)
    {
        Role = new Role(this, "Role", new RoleProps
        {
            RoleName = props.Name,
            Description = props.Description,
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument> { ["Grants"] = _grants },
        });
        Allow(
            Statement(["logs:CreateLogStream", "logs:PutLogEvents"], props.Logs.LogGroupArn),
            // X-Ray knows no resources.
            Statement(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"));
    }

    public Role Role { get; }

    public void Allow(params IEnumerable<PolicyStatement> statements) => _grants.AddStatements([.. statements]);

    public static PolicyStatement Statement(string[] actions, params string[] resources) =>
        new(new PolicyStatementProps { Actions = actions, Resources = resources });
}
