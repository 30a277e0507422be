using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>
/// Where the warehouse is (an existing Serverless workgroup, an existing provisioned cluster, or a workgroup that the stack creates) and
/// who connects.
/// </summary>
public sealed record WarehouseConfiguration
{
    private static readonly string[] Kinds = ["workgroup", "cluster", "create"];
    private static readonly string[] Secrets = ["secret", "adminSecret"];
    private static readonly string[] OnlyWithCreate = ["baseCapacity", "subnetIds", "securityGroupIds"];
    private static readonly string[] NotWithCreate = ["workgroupId", "secretArn", "adminSecretArn", "user"];

    /// <summary>The id in cdk.json's stage prod, which nobody's workgroup has.</summary>
    public const string SampleWorkgroupId = "01234567-89ab-cdef-0123-456789abcdef";

    /// <summary>The existing workgroup's name; null for a cluster or a created workgroup.</summary>
    public string? Workgroup { get; init; }

    /// <summary>The existing workgroup's id, a UUID, which is a part of its ARN.</summary>
    public string? WorkgroupId { get; init; }

    public string? Cluster { get; init; }

    /// <summary>Whether the stack creates a small workgroup with the sample's rows.</summary>
    public bool Create { get; init; }

    /// <summary>
    /// The created workgroup's Redshift Processing Units. The default is the least that every region has; 4 is offered in ten of them
    /// (docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html).
    /// </summary>
    public int BaseCapacity { get; init; } = 8;

    /// <summary>The created workgroup's subnets, at least 3 in as many zones (2 in us-west-1); empty for the default VPC's.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public string Database { get; init; } = "dev";

    /// <summary>The schema of all objects, which replaces the quote definition's.</summary>
    public string Schema { get; init; } = QuoteDefinition.Embedded.Schema;

    /// <summary>The database role whose members can read the views and have links signed.</summary>
    public string DashboardRole { get; init; } = "quote_dashboard";

    /// <summary>The write-back function's database user; null for its IAM role.</summary>
    public string? User { get; init; }

    /// <summary>The secret with that user's password; null for temporary credentials.</summary>
    public string? SecretArn { get; init; }

    /// <summary>The customer-managed KMS key that encrypts this secret; null for AWS's own key.</summary>
    public string? SecretKmsKeyArn { get; init; }

    /// <summary>The cluster's database user who installs the objects; null for the secret's user or the installer's IAM role.</summary>
    public string? AdminUser { get; init; }

    public string? AdminSecretArn { get; init; }

    /// <summary>The customer-managed KMS key that encrypts this secret; null for AWS's own key.</summary>
    public string? AdminSecretKmsKeyArn { get; init; }

    internal static WarehouseConfiguration Read(Section section)
    {
        var defaults = new WarehouseConfiguration();
        var warehouse = new WarehouseConfiguration
        {
            Workgroup = section.Text("workgroup", Form.Workgroup),
            WorkgroupId = section.Text("workgroupId", Form.Uuid),
            Cluster = section.Text("cluster", Form.Cluster),
            Create = section.Flag("create"),
            BaseCapacity = section.Number("baseCapacity", 4, 1024, "RPUs") ?? defaults.BaseCapacity,
            SubnetIds = section.List("subnetIds", Form.Subnet),
            SecurityGroupIds = section.List("securityGroupIds", Form.SecurityGroup),
            Database = section.Text("database", Form.Database) ?? defaults.Database,
            Schema = Identifier(section, "schema") ?? defaults.Schema,
            DashboardRole = Identifier(section, "dashboardRole") ?? defaults.DashboardRole,
            User = section.Text("user", Form.DatabaseUser),
            SecretArn = section.Text("secretArn", Form.SecretArn),
            SecretKmsKeyArn = section.Text("secretKmsKeyArn", Form.KmsKeyArn),
            AdminUser = section.Text("adminUser", Form.DatabaseUser),
            AdminSecretArn = section.Text("adminSecretArn", Form.SecretArn),
            AdminSecretKmsKeyArn = section.Text("adminSecretKmsKeyArn", Form.KmsKeyArn),
        };
        section.RefuseUnknown();
        if (!section.IsInvalid)
        {
            warehouse.Check(section);
        }

        return warehouse;
    }

    private static string? Identifier(Section section, string name)
    {
        var identifier = section.Text(name, Form.Any);
        if (identifier is not null && QuoteDefinition.IdentifierFault(identifier) is { } fault)
        {
            section.Fault(name, fault);
        }

        return identifier;
    }

    private void Check(Section section)
    {
        const string WorkgroupIdCommand =
            "to get yours, run aws redshift-serverless get-workgroup --workgroup-name NAME --query workgroup.workgroupId";
        const string WriterRights = "the write-back function needs its own user, which can do almost nothing";
        string[] kinds = [.. Kinds.Where(kind => kind == "create" ? Create : section.Has(kind))];
        section.Refuse(
            kinds.Length != 1,
            "workgroup",
            (kinds.Length == 0 ? "no setting says where the warehouse is" : $"{string.Join(" and ", kinds)} are both set")
                + "; set either workgroup and workgroupId, or cluster, or \"create\": true");
        section.Refuse(
            section.Has("workgroup") && !section.Has("workgroupId"),
            "workgroupId",
            $"is missing; {WorkgroupIdCommand}");
        section.Refuse(
            User is not null && !section.Has("cluster") && !section.Has("secretArn"), "user", "can be set only with cluster or secretArn");
        section.Refuse(
            SecretArn is not null && !section.Has("user"), "secretArn", "needs user, the secret's database user, for the grants");
        section.Refuse(
            AdminUser is not null && (!section.Has("cluster") || section.Has("adminSecretArn")),
            "adminUser",
            "can be set only with cluster and without adminSecretArn");
        foreach (var secret in Secrets)
        {
            section.Refuse(
                section.Has($"{secret}KmsKeyArn") && !section.Has($"{secret}Arn"),
                $"{secret}KmsKeyArn",
                $"needs {secret}Arn, the secret that this key encrypts");
        }

        section.Refuse(User is not null && User == AdminUser, "user", $"is the administrator; {WriterRights}");
        section.Refuse(SecretArn is not null && SecretArn == AdminSecretArn, "secretArn", $"is the administrator's; {WriterRights}");
        section.Refuse(
            DashboardRole == "public", "dashboardRole", "public would let everybody sign links; set a role's name");
        section.Refuse(
            Create && !char.IsAsciiLetterLower(Database[0]), "database", $"\"{Database}\" must start with a letter to be created");
        section.Refuse(
            BaseCapacity != 4 && BaseCapacity % (BaseCapacity > 512 ? 32 : 8) != 0,
            "baseCapacity",
            $"{BaseCapacity} is not 4, a multiple of 8 up to 512, or a multiple of 32 up to 1024");
        section.Refuse(WorkgroupId == SampleWorkgroupId, "workgroupId", $"is the sample's; {WorkgroupIdCommand}");
        section.Refuse(
            SubnetIds.Count is 1 or 2,
            "subnetIds",
            $"has {SubnetIds.Count}; Redshift Serverless needs at least 3 in three zones (in us-west-1, in its two zones)");
        foreach (var name in NotWithCreate)
        {
            section.Refuse(
                Create && section.Has(name), name, "cannot be set with create; the stack's own workgroup has its own administrator");
        }

        foreach (var name in OnlyWithCreate)
        {
            section.Refuse(!Create && section.Has(name), name, "can be set only with \"create\": true");
        }
    }
}
