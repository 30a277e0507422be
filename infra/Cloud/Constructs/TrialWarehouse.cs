using Amazon.CDK;
using Amazon.CDK.AWS.RedshiftServerless;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>A small Serverless workgroup of the stack's own, to try the product on: its namespace, its administrator's secret, the digest function's role attached.</summary>
internal sealed class TrialWarehouse : Construct
{
    private const string Administrator = "admin";

    public TrialWarehouse(Construct scope, string id, QuoteWarehouseProps props)
        : base(scope, id)
    {
        var (configuration, warehouse) = (props.Configuration, props.Configuration.Warehouse);
        var name = $"write-back-{configuration.Stage}";
        // Redshift can make a secret itself, but CloudFormation does not tell which.
        var secret = new Secret(this, "Administrator", new SecretProps
        {
            Description = "The administrator of the workgroup that the stack created",
            GenerateSecretString = new SecretStringGenerator
            {
                SecretStringTemplate = $$"""{"username":"{{Administrator}}"}""",
                GenerateStringKey = "password",
                PasswordLength = 32,
                ExcludePunctuation = true,
                RequireEachIncludedType = true,
            },
            RemovalPolicy = configuration.Removal(),
        });
        var @namespace = new CfnNamespace(this, "Namespace", new CfnNamespaceProps
        {
            NamespaceName = name,
            DbName = warehouse.Database,
            AdminUsername = Administrator,
            // A dynamic reference: CloudFormation resolves it, and the template never has the password.
            AdminUserPassword = secret.SecretValueFromJson("password").UnsafeUnwrap(),
            IamRoles = new[] { props.CallerRole.RoleArn },
            // The history outlives the stack either way: in the namespace, or in its last snapshot, whose name is new for every stack.
            FinalSnapshotName = configuration.RemovalPolicy == StageRemoval.Destroy
                ? Fn.Join("-", [name, Fn.Select(2, Fn.Split("/", Stack.Of(this).StackId))])
                : null,
        });
        @namespace.ApplyRemovalPolicy(configuration.Removal());
        Workgroup = new CfnWorkgroup(this, "Workgroup", new CfnWorkgroupProps
        {
            WorkgroupName = name,
            NamespaceName = @namespace.Ref,
            BaseCapacity = warehouse.BaseCapacity,
            PubliclyAccessible = false,
            SubnetIds = warehouse.SubnetIds.Count > 0 ? [.. warehouse.SubnetIds] : null,
            SecurityGroupIds = warehouse.SecurityGroupIds.Count > 0 ? [.. warehouse.SecurityGroupIds] : null,
        });
        Workgroup.ApplyRemovalPolicy(configuration.Removal());
        Admin = new DatabaseIdentity(null, secret.SecretArn);
    }

    public CfnWorkgroup Workgroup { get; }

    public DatabaseIdentity Admin { get; }
}
