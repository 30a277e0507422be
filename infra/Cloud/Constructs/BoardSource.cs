using Amazon.CDK;
using Amazon.CDK.AWS.QuickSight;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.Cloud.QuickSight;

namespace WriteBackLambdas.Cloud.Constructs;

/// <param name="User">The database user whom all readers share; null if each is a user of their own.</param>
internal sealed record BoardSourceProps(
    QuickSightConfiguration QuickSight, QuoteWarehouse Warehouse, BoardUser? User, string? VpcConnectionArn, AssetNames Names);

/// <summary>QuickSight's data source: the warehouse, and the user who reads it, or that its readers do.</summary>
internal sealed class BoardSource : Construct
{
    public BoardSource(Construct scope, string id, BoardSourceProps props)
        : base(scope, id)
    {
        var parameters = Parameters(props.Warehouse, props.QuickSight.Port);
        var properties = new CfnDataSourceProps
        {
            AwsAccountId = Aws.ACCOUNT_ID,
            DataSourceId = props.Names.IdOf("source"),
            Name = props.Names.TitleOf("Write-back warehouse"),
            Type = "REDSHIFT",
            DataSourceParameters = new CfnDataSource.DataSourceParametersProperty
            {
                RedshiftParameters = parameters,
            },
            Permissions = props.QuickSight.Owners.Select(owner => new CfnDataSource.ResourcePermissionProperty
            {
                Principal = owner, Actions = Permissions.DataSource,
            }).ToArray(),
        };
        if (props.User is { } user)
        {
            properties.Credentials = new CfnDataSource.DataSourceCredentialsProperty
            {
                CredentialPair = new CfnDataSource.CredentialPairProperty { Username = user.Name, Password = user.Password },
            };
        }
        else
        {
            // Each reader signs in, so the data source has no credentials. They are optional (QuickSight's API reference, CreateDataSource;
            // AWS's article "Centrally manage permissions for tables and views accessed from Amazon QuickSight with trusted identity
            // propagation").
            parameters.IdentityCenterConfiguration = new CfnDataSource.IdentityCenterConfigurationProperty
            {
                EnableIdentityPropagation = true,
            };
        }

        if (props.VpcConnectionArn is { } connection)
        {
            properties.VpcConnectionProperties = new CfnDataSource.VpcConnectionPropertiesProperty { VpcConnectionArn = connection };
        }

        Arn = new CfnDataSource(this, "Source", properties).AttrArn;
    }

    public string Arn { get; }

    private static CfnDataSource.RedshiftParametersProperty Parameters(QuoteWarehouse warehouse, int port) => warehouse switch
    {
        { Cluster: { } cluster } => new() { ClusterId = cluster, Database = warehouse.Database },
        { Created: { } workgroup } => new()
        {
            Host = workgroup.AttrWorkgroupEndpointAddress, Port = port, Database = warehouse.Database,
        },
        // Its address follows from its name (docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html).
        _ => new()
        {
            Host = $"{warehouse.Workgroup}.{Aws.ACCOUNT_ID}.{Aws.REGION}.redshift-serverless.{Aws.URL_SUFFIX}",
            Port = port,
            Database = warehouse.Database,
        },
    };
}
