using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>
/// Where the warehouse is and who connects: an existing Serverless workgroup, an existing provisioned cluster, or a workgroup that the stack creates.
/// </summary>
public sealed record WarehouseConfiguration
{
    private static readonly string[] Kinds = ["workgroup", "cluster", "create"];
    private static readonly string[] OnlyWithCreate = ["baseCapacity", "subnetIds", "securityGroupIds"];
    private static readonly string[] NotWithCreate = ["workgroupId", "secretArn", "adminSecretArn", "user"];

    /// <summary>The existing workgroup's name; null for a cluster or a created one.</summary>
    public string? Workgroup { get; init; }

    /// <summary>The existing workgroup's id, a UUID: its ARN has the id and not the name.</summary>
    public string? WorkgroupId { get; init; }

    public string? Cluster { get; init; }

    /// <summary>The stack makes a small workgroup of its own, with the sample's rows in it.</summary>
    public bool Create { get; init; }

    /// <summary>The created workgroup's Redshift Processing Units; 8 to 1024 in steps of 8.</summary>
    public int BaseCapacity { get; init; } = 8;

    /// <summary>The created workgroup's subnets, at least 3 in different zones; none: the default VPC's.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public string Database { get; init; } = "dev";

    /// <summary>The schema of all objects, in place of the quote definition's.</summary>
    public string Schema { get; init; } = QuoteDefinition.Embedded.Schema;

    /// <summary>The database role whose members see the views and may have links signed.</summary>
    public string DashboardRole { get; init; } = "quote_dashboard";

    /// <summary>The write-back function's database user; null: its IAM role is one.</summary>
    public string? User { get; init; }

    /// <summary>The secret with that user's password; null: temporary credentials.</summary>
    public string? SecretArn { get; init; }

    /// <summary>The cluster's database user who installs the objects; null: the set-up function's IAM role is one, unless a secret says who.</summary>
    public string? AdminUser { get; init; }

    public string? AdminSecretArn { get; init; }

    internal static WarehouseConfiguration Read(Section section)
    {
        var defaults = new WarehouseConfiguration();
        var warehouse = new WarehouseConfiguration
        {
            Workgroup = section.Text("workgroup", Forms.Workgroup(), Forms.WorkgroupInWords),
            WorkgroupId = section.Text("workgroupId", Forms.Uuid(), Forms.UuidInWords),
            Cluster = section.Text("cluster", Forms.Cluster(), Forms.ClusterInWords),
            Create = section.Flag("create"),
            BaseCapacity = section.Number("baseCapacity", 8, 1024, "RPUs") ?? defaults.BaseCapacity,
            SubnetIds = section.List("subnetIds", Forms.Subnet().IsMatch, "a subnet's id as subnet-0123456789abcdef0"),
            SecurityGroupIds = section.List("securityGroupIds", Forms.SecurityGroup().IsMatch, "a security group's id as sg-0123456789abcdef0"),
            Database = section.Text("database", Forms.Database(), Forms.DatabaseInWords) ?? defaults.Database,
            Schema = Identifier(section, "schema") ?? defaults.Schema,
            DashboardRole = Identifier(section, "dashboardRole") ?? defaults.DashboardRole,
            User = section.Text("user", Forms.DatabaseUser(), Forms.DatabaseUserInWords),
            SecretArn = section.Text("secretArn", Forms.SecretArn(), Forms.SecretArnInWords),
            AdminUser = section.Text("adminUser", Forms.DatabaseUser(), Forms.DatabaseUserInWords),
            AdminSecretArn = section.Text("adminSecretArn", Forms.SecretArn(), Forms.SecretArnInWords),
        };
        section.RefuseUnknown();
        if (!section.IsWrong)
        {
            warehouse.Check(section);
        }

        return warehouse;
    }

    private static string? Identifier(Section section, string name)
    {
        var identifier = section.Text(name, Forms.Any(), "text");
        if (identifier is not null && QuoteDefinition.IdentifierFault(identifier) is { } fault)
        {
            section.Fault(name, fault);
        }

        return identifier;
    }

    private void Check(Section section)
    {
        void Refuse(bool isWrong, string name, string fault)
        {
            if (isWrong)
            {
                section.Fault(name, fault);
            }
        }

        string[] kinds = [.. Kinds.Where(kind => kind == "create" ? Create : section.Has(kind))];
        Refuse(kinds.Length != 1, "workgroup", $"{(kinds.Length == 0 ? "nothing says" : string.Join(" and ", kinds) + " say")} where the warehouse is; "
            + "give workgroup and workgroupId, or cluster, or \"create\": true");
        Refuse(section.Has("workgroup") && !section.Has("workgroupId"), "workgroupId",
            "is missing; aws redshift-serverless get-workgroup --workgroup-name NAME --query workgroup.workgroupId prints it");
        Refuse(User is not null && !section.Has("cluster") && !section.Has("secretArn"), "user", "goes with cluster, or with secretArn whose user it is");
        Refuse(SecretArn is not null && !section.Has("user"), "secretArn", "needs user, the database user whose password it holds: the SQL grants to that name");
        Refuse(AdminUser is not null && (!section.Has("cluster") || section.Has("adminSecretArn")), "adminUser", "goes with cluster and without adminSecretArn");
        Refuse(User is not null && User == AdminUser, "user", "is the administrator; the write-back function needs a user of its own, who can do next to nothing");
        Refuse(SecretArn is not null && SecretArn == AdminSecretArn, "secretArn", "is the administrator's; the write-back function needs a user of its own, who can do next to nothing");
        Refuse(DashboardRole == "public", "dashboardRole", "public is everybody, and everybody could have links signed; name a role");
        Refuse(Create && !char.IsAsciiLetterLower(Database[0]), "database", $"\"{Database}\" does not begin with a letter, as a created one must");
        Refuse(BaseCapacity % 8 != 0, "baseCapacity", $"{BaseCapacity} is not a multiple of 8");
        Refuse(SubnetIds.Count is 1 or 2, "subnetIds", $"has {SubnetIds.Count}; Redshift Serverless needs at least 3, in different zones");
        foreach (var name in NotWithCreate.Where(_ => Create))
        {
            Refuse(section.Has(name), name, "does not go with create: the workgroup is the stack's own, with an administrator of its own");
        }

        foreach (var name in OnlyWithCreate.Where(_ => !Create))
        {
            Refuse(section.Has(name), name, "goes with \"create\": true");
        }
    }
}
