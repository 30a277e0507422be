using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RDS;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// An Aurora PostgreSQL Serverless v2 cluster of one instance in the warehouse's VPC, with the Data API, a managed administrator, and a
/// security group that lets in the warehouse only.
/// </summary>
internal sealed class CreatedAurora : Construct
{
    /// <summary>The name of the feature for which a cluster has a role that calls functions.</summary>
    public const string LambdaFeature = "Lambda";

    private const int Port = 5432;

    /// <param name="signingRole">The role with which the cluster calls the digest function; null for none.</param>
    public CreatedAurora(
        Construct scope,
        string id,
        StageConfiguration configuration,
        AuroraConfiguration aurora,
        QuoteWarehouse warehouse,
        Role? signingRole)
        : base(scope, id)
    {
        var subnets = new CfnDBSubnetGroup(this, "Subnets", new CfnDBSubnetGroupProps
        {
            DbSubnetGroupDescription = "The subnets of the cluster that records quotes",
            SubnetIds = [.. aurora.SubnetIds],
        });
        var group = new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps
        {
            GroupDescription = "The cluster that records quotes, which Redshift reads",
            VpcId = aurora.VpcId,
            SecurityGroupIngress = new[]
            {
                new CfnSecurityGroup.IngressProperty
                {
                    Description = "Redshift reads the history",
                    IpProtocol = "tcp",
                    FromPort = Port,
                    ToPort = Port,
                    SourceSecurityGroupId = warehouse.Created is { } workgroup
                        ? Fn.Select(0, workgroup.AttrWorkgroupSecurityGroupIds)
                        : aurora.WarehouseSecurityGroupId,
                },
            },
            SecurityGroupEgress = signingRole is null ? InterfaceEndpoint.NoEgress : ToLambda,
        });
        var isKept = configuration.RemovalPolicy == StageRemoval.Retain;
        // The engine's version is AWS's default when the cluster is created, which has the Data API and can pause.
        Cluster = new CfnDBCluster(this, "Cluster", new CfnDBClusterProps
        {
            Engine = "aurora-postgresql",
            DatabaseName = aurora.Database,
            Port = Port,
            MasterUsername = "quote_admin",
            ManageMasterUserPassword = true,
            EnableHttpEndpoint = true,
            StorageEncrypted = true,
            BackupRetentionPeriod = aurora.BackupDays,
            CopyTagsToSnapshot = true,
            DeletionProtection = isKept,
            EnableCloudwatchLogsExports = ["postgresql"],
            DbSubnetGroupName = subnets.Ref,
            VpcSecurityGroupIds = [group.AttrGroupId],
            AssociatedRoles = signingRole is null
                ? null
                : new[] { new CfnDBCluster.DBClusterRoleProperty { FeatureName = LambdaFeature, RoleArn = signingRole.RoleArn } },
            ServerlessV2ScalingConfiguration = new CfnDBCluster.ServerlessV2ScalingConfigurationProperty
            {
                MinCapacity = aurora.MinCapacity, MaxCapacity = aurora.MaxCapacity,
            },
        });
        if (aurora.PauseSeconds is { } seconds)
        {
            // This version of the CDK lacks the property.
            Cluster.AddPropertyOverride("ServerlessV2ScalingConfiguration.SecondsUntilAutoPause", seconds);
        }

        // Deleted, the cluster leaves a final snapshot, which is what CloudFormation does anyway.
        Cluster.ApplyRemovalPolicy(isKept ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.SNAPSHOT);
        var instance = new CfnDBInstance(this, "Instance", new CfnDBInstanceProps
        {
            Engine = "aurora-postgresql",
            DbClusterIdentifier = Cluster.Ref,
            DbInstanceClass = "db.serverless",
            PubliclyAccessible = false,
        });
        instance.ApplyRemovalPolicy(isKept ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
        subnets.ApplyRemovalPolicy(configuration.Removal());
        group.ApplyRemovalPolicy(configuration.Removal());
    }

    public CfnDBCluster Cluster { get; }

    private static CfnSecurityGroup.EgressProperty[] ToLambda =>
    [
        new CfnSecurityGroup.EgressProperty
        {
            IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0", Description = "Lambda signs links",
        },
    ];
}
