using Amazon.CDK.AWS.IAM;
using Amazon.CDK.CustomResources;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Attaches a role to an existing cluster, which CloudFormation has no resource for, and takes it off again.</summary>
internal sealed class ClusterRole : Construct
{
    public ClusterRole(Construct scope, string id, ClusterRoleProps props)
        : base(scope, id)
    {
        var cluster = props.Configuration.Warehouse.Cluster!;
        var logs = RetainedLogs.Create(this, "Logs", props.Configuration);
        var role = new FunctionRole(this, "Role", new FunctionRoleProps { Logs = logs, Description = "Attaches the digest function's role to the cluster" });
        _ = new AwsCustomResource(this, "Attachment", new AwsCustomResourceProps
        {
            ResourceType = "Custom::ClusterRole",
            OnUpdate = Modify(cluster, "AddIamRoles", props.Role, ignored: null),
            OnDelete = Modify(cluster, "RemoveIamRoles", props.Role, ignored: "ClusterNotFound"),
            Policy = AwsCustomResourcePolicy.FromStatements(
            [
                FunctionRole.Statement(["redshift:ModifyClusterIamRoles"], props.ClusterArn),
                FunctionRole.Statement(["iam:PassRole"], props.Role.RoleArn),
            ]),
            Role = role.Role,
            LogGroup = logs,
            InstallLatestAwsSdk = false,
        });
    }

    private static AwsSdkCall Modify(string cluster, string change, Role role, string? ignored) => new()
    {
        Service = "Redshift",
        Action = "modifyClusterIamRoles",
        Parameters = new Dictionary<string, object> { ["ClusterIdentifier"] = cluster, [change] = new[] { role.RoleArn } },
        PhysicalResourceId = PhysicalResourceId.Of($"{cluster}/{role.RoleArn}"),
        IgnoreErrorCodesMatching = ignored,
        // The answer describes the whole cluster, more than a custom resource may answer.
        OutputPaths = ["Cluster.ClusterIdentifier"],
    };
}
