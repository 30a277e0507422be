using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>A VPC interface endpoint of an AWS service in the network's subnets.</summary>
internal sealed class InterfaceEndpoint : Construct
{
    private readonly CfnVPCEndpoint _endpoint;

    /// <param name="service">The last part of the service's name, such as <c>execute-api</c>.</param>
    /// <param name="group">Who may connect, see <see cref="HttpsFrom"/>.</param>
    /// <param name="privateDns">Whether the service's usual name resolves to the endpoint in the whole VPC.</param>
    public InterfaceEndpoint(
        Construct scope, string id, NetworkConfiguration network, string service, CfnSecurityGroup group, bool privateDns)
        : base(scope, id)
    {
        _endpoint = new CfnVPCEndpoint(this, "Endpoint", new CfnVPCEndpointProps
        {
            VpcEndpointType = "Interface",
            ServiceName = $"com.amazonaws.{Aws.REGION}.{service}",
            VpcId = network.VpcId!,
            SubnetIds = [.. network.SubnetIds],
            SecurityGroupIds = [group.AttrGroupId],
            PrivateDnsEnabled = privateDns,
        });
    }

    /// <summary>Without a rule, everything would be allowed.</summary>
    public static CfnSecurityGroup.EgressProperty[] NoEgress =>
    [
        new CfnSecurityGroup.EgressProperty
        {
            IpProtocol = "icmp", FromPort = 252, ToPort = 86, CidrIp = "255.255.255.255/32", Description = "Nothing",
        },
    ];

    public string EndpointId => _endpoint.Ref;

    /// <summary>A security group for endpoints that lets these security groups connect.</summary>
    public static CfnSecurityGroup HttpsFrom(
        Construct scope, string id, NetworkConfiguration network, string description, IEnumerable<string> securityGroupIds) =>
        Https(scope, id, network, description, securityGroupIds.Select(group => new CfnSecurityGroup.IngressProperty
        {
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            SourceSecurityGroupId = group,
        }));

    /// <summary>A security group for endpoints that lets these networks connect, in CIDR notation.</summary>
    public static CfnSecurityGroup HttpsFromNetworks(
        Construct scope, string id, NetworkConfiguration network, string description, IEnumerable<string> cidrs) =>
        Https(scope, id, network, description, cidrs.Select(cidr => new CfnSecurityGroup.IngressProperty
        {
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            CidrIp = cidr.Contains(':', StringComparison.Ordinal) ? null : cidr,
            CidrIpv6 = cidr.Contains(':', StringComparison.Ordinal) ? cidr : null,
        }));

    private static CfnSecurityGroup Https(
        Construct scope,
        string id,
        NetworkConfiguration network,
        string description,
        IEnumerable<CfnSecurityGroup.IngressProperty> ingress) =>
        new(scope, id, new CfnSecurityGroupProps
        {
            GroupDescription = description,
            VpcId = network.VpcId,
            SecurityGroupIngress = ingress.ToArray(),
            // An endpoint only answers, and answers need no rule.
            SecurityGroupEgress = NoEgress,
        });
}
