using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.QuickSight;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// QuickSight's way into the warehouse's VPC: network interfaces in its subnets, their security group, and the role that makes them
/// (QuickSight's user guide, "Setting up a VPC to use with Amazon QuickSight").
/// </summary>
internal sealed class BoardConnection : Construct
{
    public BoardConnection(
        Construct scope, string id, QuickSightConfiguration quickSight, QuoteWarehouse warehouse, AssetNames names)
        : base(scope, id)
    {
        var warehouseGroup = warehouse.Created is { } workgroup
            ? Fn.Select(0, workgroup.AttrWorkgroupSecurityGroupIds)
            : quickSight.WarehouseSecurityGroupId!;
        var groupProperties = new CfnSecurityGroupProps
        {
            GroupDescription = "QuickSight's network interfaces, which reach the warehouse",
            SecurityGroupEgress = new[]
            {
                new CfnSecurityGroup.EgressProperty
                {
                    IpProtocol = "tcp", FromPort = quickSight.Port, ToPort = quickSight.Port, DestinationSecurityGroupId = warehouseGroup,
                },
            },
        };
        // Without it, the group is in the default VPC, as a created workgroup without subnets is.
        if (quickSight.VpcId is { } vpc)
        {
            groupProperties.VpcId = vpc;
        }

        var group = new CfnSecurityGroup(this, "Group", groupProperties);
        _ = new CfnSecurityGroupIngress(this, "ToWarehouse", new CfnSecurityGroupIngressProps
        {
            Description = "QuickSight reads the warehouse",
            GroupId = warehouseGroup,
            SourceSecurityGroupId = group.AttrGroupId,
            IpProtocol = "tcp",
            FromPort = quickSight.Port,
            ToPort = quickSight.Port,
        });
        // QuickSight's network interface does not remember connections, so answers need a rule too
        // (docs.aws.amazon.com/quicksight/latest/user/vpc-security-groups.html).
        _ = new CfnSecurityGroupIngress(this, "Answers", new CfnSecurityGroupIngressProps
        {
            Description = "The warehouse answers QuickSight",
            GroupId = group.AttrGroupId,
            SourceSecurityGroupId = warehouseGroup,
            IpProtocol = "tcp",
            FromPort = 0,
            ToPort = 65535,
        });
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "Makes QuickSight's network interfaces in the warehouse's subnets",
            AssumedBy = new ServicePrincipal("quicksight.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Network"] = new PolicyDocument(new PolicyDocumentProps
                {
                    Statements =
                    [
                        FunctionRole.Statement(
                            [
                                "ec2:CreateNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute", "ec2:DeleteNetworkInterface",
                                "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups",
                            ],
                            "*"),
                    ],
                }),
            },
        });
        Arn = new CfnVPCConnection(this, "Connection", new CfnVPCConnectionProps
        {
            AwsAccountId = Aws.ACCOUNT_ID,
            VpcConnectionId = names.IdOf("connection"),
            Name = names.TitleOf("Write-back warehouse"),
            RoleArn = role.RoleArn,
            SecurityGroupIds = [group.AttrGroupId],
            SubnetIds = warehouse.Created?.AttrWorkgroupSubnetIds ?? [.. quickSight.SubnetIds],
        }).AttrArn;
    }

    public string Arn { get; }
}
