namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>Who owns and who reads the dashboard, and how QuickSight reaches the warehouse.</summary>
public sealed record QuickSightConfiguration
{
    /// <summary>QuickSight's API takes at most as many principals for each resource (ResourcePermissionList).</summary>
    private const int MostPrincipals = 64;

    /// <summary>Redshift's.</summary>
    private const int DefaultPort = 5439;

    private static readonly Form Principal = new(
        @"(?=.{1,256}\z)arn:aws[a-z-]*:quicksight:[a-z0-9-]+:[0-9]{12}:(user|group)/[A-Za-z0-9._-]{1,64}/[^\s*]+",
        "the ARN of a QuickSight user or group such as arn:aws:quicksight:us-east-1:123456789012:group/default/sales; "
        + "everybody (public, *, or a namespace) would hold everybody's links");

    private static readonly Form Theme = new(
        "arn:aws[a-z-]*:quicksight:[a-z0-9-]*:([0-9]{12}|aws):theme/[A-Za-z0-9_-]+",
        "a theme's ARN such as arn:aws:quicksight::aws:theme/MIDNIGHT");

    private static readonly Form VpcConnection = new(
        "arn:aws[a-z-]*:quicksight:[a-z0-9-]+:[0-9]{12}:vpcConnection/[A-Za-z0-9_-]+",
        "a VPC connection's ARN such as arn:aws:quicksight:us-east-1:123456789012:vpcConnection/name");

    /// <summary>QuickSight's API takes a user's name of at most 64 characters (DbUsername).</summary>
    private static readonly Form User = new(
        "[a-z][a-z0-9_]{0,63}", "a database user's name (up to 64 lowercase letters, digits and _, starting with a letter)");

    /// <summary>The users and groups that can change the dashboard, the analysis, and the data sets.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The users and groups that see the dashboard.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>The theme of the analysis and the dashboard; null for QuickSight's own.</summary>
    public string? ThemeArn { get; init; }

    /// <summary>The database user with which QuickSight reads; the deployment creates it.</summary>
    public required string DatabaseUser { get; init; }

    /// <summary>The port of the warehouse.</summary>
    public required int Port { get; init; }

    /// <summary>An existing VPC connection; null if the stack creates one or the warehouse is public.</summary>
    public string? VpcConnectionArn { get; init; }

    /// <summary>The VPC of the subnets of a created connection; null for the default VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The subnets of a created connection to an existing warehouse.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security group of the existing warehouse, which lets a created connection in.</summary>
    public string? WarehouseSecurityGroupId { get; init; }

    /// <summary>Null if the stage has no dashboard.</summary>
    internal static QuickSightConfiguration? Read(
        Section parent, string stage, WarehouseConfiguration warehouse, StageIdentity identity)
    {
        var section = parent.Inner("quickSight");
        var quickSight = new QuickSightConfiguration
        {
            Owners = section.List("owners", Principal),
            Readers = section.List("readers", Principal),
            ThemeArn = section.Text("themeArn", Theme),
            DatabaseUser = section.Text("user", User) ?? $"quicksight_{stage.Replace('-', '_')}",
            Port = section.Number("port", 1, 65535, "a port") ?? DefaultPort,
            VpcConnectionArn = section.Text("vpcConnectionArn", VpcConnection),
            VpcId = section.Text("vpcId", Form.Vpc),
            SubnetIds = section.List("subnetIds", Form.Subnet),
            WarehouseSecurityGroupId = section.Text("warehouseSecurityGroupId", Form.SecurityGroup),
        };
        section.RefuseUnknown();
        if (!parent.Has("quickSight") || section.IsInvalid)
        {
            return null;
        }

        section.Refuse(!section.Has("owners"), "owners", "is missing; list at least one user or group that can change the dashboard");
        var principals = quickSight.Owners.Count + quickSight.Readers.Count;
        section.Refuse(
            principals > MostPrincipals,
            "readers",
            $"with the owners, there are {principals}; QuickSight takes {MostPrincipals}, so list groups");
        section.Refuse(
            quickSight.DatabaseUser == warehouse.User || quickSight.DatabaseUser == warehouse.AdminUser,
            "user",
            "is another user of the warehouse; QuickSight needs its own, which can only read");
        section.Refuse(
            identity == StageIdentity.IdentityCenter && section.Has("user"),
            "user",
            "cannot be set with \"identity\": \"identityCenter\", where each reader is a database user of their own");
        quickSight.CheckNetwork(section, warehouse);
        return quickSight;
    }

    private void CheckNetwork(Section section, WarehouseConfiguration warehouse)
    {
        string[] ofExisting = ["subnetIds", "warehouseSecurityGroupId"];
        foreach (var name in ofExisting.Append("vpcId"))
        {
            section.Refuse(
                VpcConnectionArn is not null && section.Has(name),
                name,
                "cannot be set with vpcConnectionArn, which is an existing connection");
        }

        foreach (var name in ofExisting)
        {
            section.Refuse(
                warehouse.Create && section.Has(name),
                name,
                "cannot be set with warehouse.create; the connection is in the workgroup's subnets");
            section.Refuse(
                !warehouse.Create && section.Has("vpcId") && !section.Has(name),
                name,
                "is missing; a VPC connection to an existing warehouse needs it");
        }

        section.Refuse(
            VpcConnectionArn is null && !section.Has("vpcId") && (warehouse.SubnetIds.Count > 0 || section.Has("subnetIds")),
            "vpcId",
            "is missing; the VPC connection gets a security group in the VPC of the subnets");
        section.Refuse(
            warehouse.Create && warehouse.SubnetIds.Count == 0 && section.Has("vpcId"),
            "vpcId",
            "can be set only with warehouse.subnetIds; without them, the workgroup is in the default VPC");
        section.Refuse(
            section.Has("port") && warehouse.Workgroup is null, "port", "can be set only with warehouse.workgroup");
        section.Refuse(
            SubnetIds.Count == 1, "subnetIds", "has 1; a VPC connection needs at least 2, in different zones");
    }
}
