using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The VPC endpoints that the functions need in a network without a way to the internet.</summary>
internal sealed class FunctionEndpoints : Construct
{
    /// <summary>Lambda itself delivers logs, so there is none for logs.</summary>
    private static readonly string[] Services =
    [
        "secretsmanager", // both functions read the signing key, and the installer the password of the dashboards' user
        "redshift-data", // the write-back function and the installer run SQL
        "lambda", // the provider's functions call the installer's
        "states", // the provider starts to wait for the installer
    ];

    public FunctionEndpoints(Construct scope, string id, StageConfiguration configuration)
        : base(scope, id)
    {
        var network = configuration.Network!;
        var group = InterfaceEndpoint.HttpsFrom(
            this, "Group", network, "Lets the quote functions use the VPC endpoints", network.SecurityGroupIds);
        string[] services =
        [
            .. Services,
            // A cluster's API attaches the role with which Redshift calls the digest function.
            .. configuration.Warehouse.Cluster is null ? [] : (string[])["redshift"],
            .. configuration.Aurora is null ? [] : (string[])["rds-data"],
        ];
        foreach (var service in services)
        {
            _ = new InterfaceEndpoint(this, service, network, service, group, privateDns: true);
        }

        // The CDK's functions put their response into a bucket of CloudFormation, at an address of S3 that only a gateway endpoint serves
        // in every region: s3.amazonaws.com in us-east-1, and s3-us-west-2.amazonaws.com.
        if (network.RouteTableIds.Count > 0)
        {
            _ = new CfnVPCEndpoint(this, "s3", new CfnVPCEndpointProps
            {
                VpcEndpointType = "Gateway",
                ServiceName = $"com.amazonaws.{Aws.REGION}.s3",
                VpcId = network.VpcId!,
                RouteTableIds = [.. network.RouteTableIds],
            });
        }
        else
        {
            Annotations.Of(this).AddWarningV2(
                "write-back:noS3Endpoint",
                "The functions need S3's gateway endpoint during deployments; if the VPC has none, set network.routeTableIds.");
        }
    }
}
