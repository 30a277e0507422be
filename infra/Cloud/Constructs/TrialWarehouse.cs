using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RedshiftServerless;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>A small Serverless workgroup for a trial: its namespace, the administrator's secret, and the attached role.</summary>
internal sealed class TrialWarehouse : Construct
{
    private const string Administrator = "admin";

    public TrialWarehouse(Construct scope, string id, StageConfiguration configuration, Role callerRole)
        : base(scope, id)
    {
        var warehouse = configuration.Warehouse;
        var name = $"write-back-{configuration.Stage}";
        // Redshift can make a secret itself, but CloudFormation does not return its ARN.
        var secret = new DatabaseSecret(
            this, "Administrator", Administrator, "The administrator of the workgroup that the stack creates", configuration.Removal());
        var @namespace = new CfnNamespace(this, "Namespace", new CfnNamespaceProps
        {
            NamespaceName = name,
            DbName = warehouse.Database,
            AdminUsername = Administrator,
            // A dynamic reference that CloudFormation resolves; the template does not have the password.
            AdminUserPassword = secret.SecretValueFromJson("password").UnsafeUnwrap(),
            IamRoles = new[] { callerRole.RoleArn },
            // The history outlives the stack in any case: in the namespace, or in its final snapshot, whose name is unique to the stack.
            FinalSnapshotName = configuration.RemovalPolicy == StageRemoval.Destroy
                ? Fn.Join("-", [name, Fn.Select(2, Fn.Split("/", Stack.Of(this).StackId))])
                : null,
        });
        @namespace.ApplyRemovalPolicy(configuration.Removal());
        var properties = new CfnWorkgroupProps
        {
            WorkgroupName = name,
            NamespaceName = @namespace.Ref,
            BaseCapacity = warehouse.BaseCapacity,
            PubliclyAccessible = false,
        };
        // CDK 2.277 refuses a null.
        if (warehouse.SubnetIds.Count > 0)
        {
            properties.SubnetIds = [.. warehouse.SubnetIds];
        }

        if (warehouse.SecurityGroupIds.Count > 0)
        {
            properties.SecurityGroupIds = [.. warehouse.SecurityGroupIds];
        }

        Workgroup = new CfnWorkgroup(this, "Workgroup", properties);
        Workgroup.ApplyRemovalPolicy(configuration.Removal());
        Admin = new DatabaseIdentity(null, secret.SecretArn, null);
    }

    public CfnWorkgroup Workgroup { get; }

    public DatabaseIdentity Admin { get; }
}
