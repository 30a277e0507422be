using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The VPC endpoints that the functions need in a network without a way to the internet.</summary>
internal sealed class FunctionEndpoints : Construct
{
    /// <summary>Lambda itself delivers logs, so there is none for logs.</summary>
    private static readonly string[] Services =
    [
        "secretsmanager", // both functions read the signing key
        "redshift-data", // the write-back function and the installer run SQL
        "lambda", // the provider's functions call the installer's
        "states", // the provider starts to wait for the installer
        "s3", // the CDK's functions put their response into a bucket of CloudFormation
    ];

    public FunctionEndpoints(Construct scope, string id, StageConfiguration configuration)
        : base(scope, id)
    {
        var network = configuration.Network!;
        var group = InterfaceEndpoint.HttpsFrom(
            this, "Group", network, "Lets the quote functions use the VPC endpoints", network.SecurityGroupIds);
        // A cluster's API attaches the role with which Redshift calls the digest function.
        foreach (var service in configuration.Warehouse.Cluster is null ? Services : [.. Services, "redshift"])
        {
            _ = new InterfaceEndpoint(this, service, network, service, group, privateDns: true);
        }
    }
}
