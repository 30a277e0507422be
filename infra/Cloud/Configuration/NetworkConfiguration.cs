namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>The subnets and security groups of every function of the stack, for accounts that refuse functions outside a VPC.</summary>
public sealed record NetworkConfiguration
{
    /// <summary>The VPC of the subnets; needed only for endpoints.</summary>
    public string? VpcId { get; init; }

    public required IReadOnlyList<string> SubnetIds { get; init; }

    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    /// <summary>Whether the stack creates the VPC endpoints that its functions need.</summary>
    public bool CreateEndpoints { get; init; }

    /// <summary>The subnets' route tables, which get the gateway endpoint of S3; empty if the VPC has one.</summary>
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    /// <summary>Null if the stage has no network.</summary>
    internal static NetworkConfiguration? Read(Section parent)
    {
        var section = parent.Inner("network");
        var network = new NetworkConfiguration
        {
            VpcId = section.Text("vpcId", Form.Vpc),
            SubnetIds = section.List("subnetIds", Form.Subnet),
            SecurityGroupIds = section.List("securityGroupIds", Form.SecurityGroup),
            CreateEndpoints = section.Flag("createEndpoints"),
            RouteTableIds = section.List("routeTableIds", Form.RouteTable),
        };
        section.RefuseUnknown();
        if (!parent.Has("network") || section.IsInvalid)
        {
            return null;
        }

        section.Refuse(network.SubnetIds.Count == 0, "subnetIds", "is missing or empty; list the functions' subnets");
        section.Refuse(
            network.SecurityGroupIds.Count == 0, "securityGroupIds", "is missing or empty; list the functions' security groups");
        section.Refuse(
            network.CreateEndpoints && !section.Has("vpcId"), "vpcId", "is missing; endpoints are created in the VPC of the subnets");
        section.Refuse(
            !network.CreateEndpoints && section.Has("routeTableIds"), "routeTableIds", "can be set only with \"createEndpoints\": true");
        return network;
    }
}
