using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The warehouse, existing or created, with the digest function's role attached where the stack can do that, and the grants to use it.</summary>
internal sealed class QuoteWarehouse : Construct
{
    private readonly string _arn;

    public QuoteWarehouse(Construct scope, string id, QuoteWarehouseProps props)
        : base(scope, id)
    {
        var warehouse = props.Configuration.Warehouse;
        (Cluster, Database) = (warehouse.Cluster, warehouse.Database);
        WriteIdentity = new DatabaseIdentity(warehouse.User, warehouse.SecretArn);
        AdminIdentity = new DatabaseIdentity(warehouse.AdminUser, warehouse.AdminSecretArn);
        if (warehouse.Create)
        {
            var trial = new TrialWarehouse(this, "Trial", props);
            (Workgroup, _arn, AdminIdentity, Ready) = (trial.Workgroup.Ref, trial.Workgroup.AttrWorkgroupWorkgroupArn, trial.Admin, trial);
        }
        else if (Cluster is not null)
        {
            _arn = ClusterArn("cluster", Cluster);
            Ready = new ClusterRole(this, "CallerRole", new ClusterRoleProps { Configuration = props.Configuration, ClusterArn = _arn, Role = props.CallerRole });
        }
        else
        {
            Workgroup = warehouse.Workgroup;
            _arn = Arn("redshift-serverless", "workgroup", warehouse.WorkgroupId!, ArnFormat.SLASH_RESOURCE_NAME);
        }
    }

    public string? Workgroup { get; }

    public string? Cluster { get; }

    public string Database { get; }

    public DatabaseIdentity WriteIdentity { get; }

    public DatabaseIdentity AdminIdentity { get; }

    /// <summary>What must stand before SQL runs; null: nothing.</summary>
    public Construct? Ready { get; }

    /// <summary>What a caller of these operations of the Data API needs, to see its own statements and to connect as that identity.</summary>
    public IEnumerable<PolicyStatement> Statements(DatabaseIdentity identity, params string[] operations)
    {
        yield return FunctionRole.Statement([.. operations.Select(operation => $"redshift-data:{operation}")], _arn);

        // These take no resource: AWS's way is that a caller sees only what it ran itself.
        yield return new PolicyStatement(new PolicyStatementProps
        {
            Actions = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult"],
            Resources = ["*"],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["redshift-data:statement-owner-iam-userid"] = "${aws:userid}" },
            },
        });
        yield return identity switch
        {
            { SecretArn: { } secret } => FunctionRole.Statement(["secretsmanager:GetSecretValue"], secret),
            { User: { } user } => FunctionRole.Statement(["redshift:GetClusterCredentials"], ClusterArn("dbuser", $"{Cluster}/{user}"), ClusterArn("dbname", $"{Cluster}/{Database}")),
            _ when Cluster is not null => FunctionRole.Statement(["redshift:GetClusterCredentialsWithIAM"], ClusterArn("dbname", $"{Cluster}/{Database}")),
            _ => FunctionRole.Statement(["redshift-serverless:GetCredentials"], _arn),
        };
    }

    private string ClusterArn(string kind, string name) => Arn("redshift", kind, name, ArnFormat.COLON_RESOURCE_NAME);

    private string Arn(string service, string kind, string name, ArnFormat format) => Stack.Of(this).FormatArn(new ArnComponents
    {
        Service = service,
        Resource = kind,
        ResourceName = name,
        ArnFormat = format,
    });
}
