namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>An Aurora PostgreSQL cluster, existing or created by the stack, and how Redshift copies from it.</summary>
public sealed record AuroraConfiguration
{
    private static readonly string[] OnlyWithExisting = ["clusterArn", "adminSecretArn", "adminSecretKmsKeyArn", "host", "port"];

    private static readonly string[] OnlyWithCreate =
    [
        "vpcId", "subnetIds", "warehouseSecurityGroupId", "minCapacity", "maxCapacity", "pauseSeconds", "backupDays",
    ];

    /// <summary>Whether the stack creates a Serverless v2 cluster.</summary>
    public bool Create { get; init; }

    public string? ClusterArn { get; init; }

    /// <summary>The secret of the existing cluster's user who installs.</summary>
    public string? AdminSecretArn { get; init; }

    /// <summary>The customer-managed KMS key that encrypts this secret; null for AWS's own key.</summary>
    public string? AdminSecretKmsKeyArn { get; init; }

    /// <summary>The existing cluster's writer endpoint.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 5432;

    public string Database { get; init; } = "quotes";

    /// <summary>The created cluster's VPC, from which the warehouse can reach it.</summary>
    public string? VpcId { get; init; }

    /// <summary>The created cluster's subnets, at least 2 in as many zones.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security group of the warehouse, which the created cluster lets in; null for a created warehouse.</summary>
    public string? WarehouseSecurityGroupId { get; init; }

    /// <summary>Aurora Capacity Units, in halves from 0, at which the cluster pauses, to 256.</summary>
    public double MinCapacity { get; init; } = 0.5;

    public double MaxCapacity { get; init; } = 4;

    /// <summary>With a least capacity of 0: after how many idle seconds the cluster pauses.</summary>
    public int? PauseSeconds { get; init; }

    public int BackupDays { get; init; } = 7;

    /// <summary>The minutes from one copy to Redshift to the next.</summary>
    public int SyncMinutes { get; init; } = 60;

    /// <summary>Whether the rows to quote are in Aurora too, which then has the views with links.</summary>
    public bool SignsRows { get; init; }

    /// <summary>Reads the section; null if there is none.</summary>
    /// <param name="stage">The stage's section.</param>
    /// <param name="store">Where the stage records quotes.</param>
    /// <param name="warehouse">The stage's warehouse.</param>
    internal static AuroraConfiguration? Read(Section stage, StageStore store, WarehouseConfiguration warehouse)
    {
        var section = stage.Inner("aurora");
        if (!stage.Has("aurora"))
        {
            stage.Refuse(
                store == StageStore.Aurora,
                "aurora",
                "is missing; \"store\": \"aurora\" needs the section with a cluster, or with \"create\": true");
            return null;
        }

        var defaults = new AuroraConfiguration();
        var aurora = new AuroraConfiguration
        {
            Create = section.Flag("create"),
            ClusterArn = section.Text("clusterArn", Form.AuroraClusterArn),
            AdminSecretArn = section.Text("adminSecretArn", Form.SecretArn),
            AdminSecretKmsKeyArn = section.Text("adminSecretKmsKeyArn", Form.KmsKeyArn),
            Host = section.Text("host", Form.Host),
            Port = section.Number("port", 1, 65535, "the cluster's port") ?? defaults.Port,
            Database = section.Text("database", Form.AuroraDatabase) ?? defaults.Database,
            VpcId = section.Text("vpcId", Form.Vpc),
            SubnetIds = section.List("subnetIds", Form.Subnet),
            WarehouseSecurityGroupId = section.Text("warehouseSecurityGroupId", Form.SecurityGroup),
            MinCapacity = section.Halves("minCapacity", 0, 256, "ACUs") ?? defaults.MinCapacity,
            MaxCapacity = section.Halves("maxCapacity", 1, 256, "ACUs") ?? defaults.MaxCapacity,
            PauseSeconds = section.Number("pauseSeconds", 300, 86_400, "seconds"),
            BackupDays = section.Number("backupDays", 1, 35, "days") ?? defaults.BackupDays,
            SyncMinutes = section.Number("syncMinutes", 5, 1440, "minutes") ?? defaults.SyncMinutes,
            SignsRows = section.Flag("signsRows"),
        };
        section.RefuseUnknown();
        if (!section.IsInvalid)
        {
            aurora.Check(section, store, warehouse);
        }

        return aurora;
    }

    private void Check(Section section, StageStore store, WarehouseConfiguration warehouse)
    {
        section.Refuse(
            !Create && !section.Has("clusterArn"),
            "clusterArn",
            "no setting says where the cluster is; set clusterArn, adminSecretArn, and host, or \"create\": true");
        foreach (var name in OnlyWithExisting)
        {
            section.Refuse(Create && section.Has(name), name, "cannot be set with create; the stack's own cluster has its own");
        }

        foreach (var name in OnlyWithCreate)
        {
            section.Refuse(!Create && section.Has(name), name, "can be set only with \"create\": true");
        }

        foreach (var name in (string[])["adminSecretArn", "host"])
        {
            section.Refuse(section.Has("clusterArn") && !section.Has(name), name, "is missing; the existing cluster needs it");
        }

        section.Refuse(Create && !section.Has("vpcId"), "vpcId", "is missing; set the warehouse's VPC, where the cluster is created");
        section.Refuse(
            Create && SubnetIds.Count < 2,
            "subnetIds",
            $"has {SubnetIds.Count}; a cluster needs at least 2 in two zones, in the warehouse's VPC");
        section.Refuse(
            Create && !warehouse.Create && !section.Has("warehouseSecurityGroupId"),
            "warehouseSecurityGroupId",
            "is missing; set the warehouse's security group, which the cluster must let in");
        section.Refuse(
            warehouse.Create && section.Has("warehouseSecurityGroupId"),
            "warehouseSecurityGroupId",
            "cannot be set with a created warehouse, whose security groups the stack knows");
        section.Refuse(
            Create && warehouse.Create && warehouse.SubnetIds.Count == 0,
            "create",
            "needs warehouse.subnetIds, so that the created warehouse is in the same VPC");
        section.Refuse(
            MinCapacity > MaxCapacity,
            "minCapacity",
            FormattableString.Invariant($"{MinCapacity} is more than maxCapacity, {MaxCapacity}"));
        section.Refuse(
            PauseSeconds is not null && MinCapacity != 0,
            "pauseSeconds",
            "can be set only with \"minCapacity\": 0, at which the cluster pauses");
        section.Refuse(
            SignsRows && store != StageStore.Aurora,
            "signsRows",
            "can be true only with \"store\": \"aurora\", because the views show the quotes that Aurora records");
    }
}
