using Amazon.CDK.AWS.IAM;
using Amazon.CDK.CustomResources;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Attaches a role to an existing cluster, which CloudFormation cannot, and detaches it when the stack is deleted.</summary>
internal sealed class ClusterRole : Construct
{
    public ClusterRole(Construct scope, string id, StageConfiguration configuration, string clusterArn, Role attached)
        : base(scope, id)
    {
        var cluster = configuration.Warehouse.Cluster!;
        var logs = RetainedLogs.Create(this, "Logs", configuration);
        var role = new FunctionRole(this, "Role", configuration, logs, "Attaches the digest function's role to the cluster");
        _ = new AwsCustomResource(this, "Attachment", new AwsCustomResourceProps
        {
            ResourceType = "Custom::ClusterRole",
            OnUpdate = Modify(cluster, "AddIamRoles", attached, ignored: null),
            OnDelete = Modify(cluster, "RemoveIamRoles", attached, ignored: "ClusterNotFound"),
            Policy = AwsCustomResourcePolicy.FromStatements(
            [
                FunctionRole.Statement(["redshift:ModifyClusterIamRoles"], clusterArn),
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = ["iam:PassRole"],
                    Resources = [attached.RoleArn],
                    Conditions = new Dictionary<string, object>
                    {
                        ["StringEquals"] = new Dictionary<string, object> { ["iam:PassedToService"] = "redshift.amazonaws.com" },
                    },
                }),
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
        // The whole response describes the cluster and is too long for a custom resource.
        OutputPaths = ["Cluster.ClusterIdentifier"],
    };
}
