using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RedshiftServerless;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The warehouse, existing or created, and the grants to use it. The role with which Redshift calls the digest function is attached where
/// the stack can do that.
/// </summary>
internal sealed class QuoteWarehouse : Construct
{
    private readonly string _arn;

    public QuoteWarehouse(Construct scope, string id, StageConfiguration configuration, Role callerRole, FunctionEndpoints? endpoints)
        : base(scope, id)
    {
        var warehouse = configuration.Warehouse;
        (Cluster, Database) = (warehouse.Cluster, warehouse.Database);
        WriteIdentity = new DatabaseIdentity(warehouse.User, warehouse.SecretArn, warehouse.SecretKmsKeyArn);
        AdminIdentity = new DatabaseIdentity(warehouse.AdminUser, warehouse.AdminSecretArn, warehouse.AdminSecretKmsKeyArn);
        if (warehouse.Create)
        {
            var trial = new TrialWarehouse(this, "Trial", configuration, callerRole);
            (Workgroup, _arn, AdminIdentity, Ready) = (trial.Workgroup.Ref, trial.Workgroup.AttrWorkgroupWorkgroupArn, trial.Admin, trial);
            Created = trial.Workgroup;
        }
        else if (Cluster is not null)
        {
            _arn = ClusterArn("cluster", Cluster);
            Ready = new ClusterRole(this, "CallerRole", configuration, _arn, callerRole);
            if (endpoints is not null)
            {
                Ready.Node.AddDependency(endpoints);
            }
        }
        else
        {
            Workgroup = warehouse.Workgroup;
            _arn = Arn("redshift-serverless", "workgroup", warehouse.WorkgroupId!, ArnFormat.SLASH_RESOURCE_NAME);
        }
    }

    public string? Workgroup { get; }

    /// <summary>The workgroup that the stack creates, if it does.</summary>
    public CfnWorkgroup? Created { get; }

    public string? Cluster { get; }

    public string Database { get; }

    public DatabaseIdentity WriteIdentity { get; }

    public DatabaseIdentity AdminIdentity { get; }

    /// <summary>What must exist before SQL runs, if anything.</summary>
    public Construct? Ready { get; }

    /// <summary>Allows these operations of the Data API, and connecting with the identity.</summary>
    public IEnumerable<PolicyStatement> ExecuteStatements(DatabaseIdentity identity, params string[] operations) =>
        [FunctionRole.Statement([.. operations.Select(operation => $"redshift-data:{operation}")], _arn), .. Connect(identity)];

    /// <summary>The same, and seeing one's own statements.</summary>
    public IEnumerable<PolicyStatement> Statements(DatabaseIdentity identity, params string[] operations) =>
    [
        .. ExecuteStatements(identity, operations),
        // These have no resource; this condition is AWS's way to limit callers to their own statements.
        new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult"],
            Resources = ["*"],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["redshift-data:statement-owner-iam-userid"] = "${aws:userid}" },
            },
        }),
    ];

    private IEnumerable<PolicyStatement> Connect(DatabaseIdentity identity)
    {
        var database = ClusterArn("dbname", $"{Cluster}/{Database}");
        return identity switch
        {
            { SecretArn: { } secret } => FunctionRole.ReadSecret(secret, identity.KmsKeyArn),
            { User: { } user } =>
                [FunctionRole.Statement(["redshift:GetClusterCredentials"], ClusterArn("dbuser", $"{Cluster}/{user}"), database)],
            _ when Cluster is not null => [FunctionRole.Statement(["redshift:GetClusterCredentialsWithIAM"], database)],
            _ => [FunctionRole.Statement(["redshift-serverless:GetCredentials"], _arn)],
        };
    }

    private string ClusterArn(string kind, string name) => Arn("redshift", kind, name, ArnFormat.COLON_RESOURCE_NAME);

    private string Arn(string service, string kind, string name, ArnFormat format) => Stack.Of(this).FormatArn(
        new ArnComponents { Service = service, Resource = kind, ResourceName = name, ArnFormat = format });
}

/// <summary>
/// The database user of a Data API caller: one with temporary credentials, a secret's, or the caller's IAM role. A customer-managed key
/// may encrypt the secret.
/// </summary>
internal sealed record DatabaseIdentity(string? User, string? SecretArn, string? KmsKeyArn);
