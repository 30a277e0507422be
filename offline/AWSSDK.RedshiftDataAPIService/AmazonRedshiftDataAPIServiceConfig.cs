using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsJson;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The settings of a client for the Redshift Data API. AWS_ENDPOINT_URL_REDSHIFT_DATA replaces the regional endpoint.</summary>
public class AmazonRedshiftDataAPIServiceConfig : ClientConfig
{
    internal const string Id = "Redshift Data";
    internal const string Version = "2019-12-20";

    public AmazonRedshiftDataAPIServiceConfig()
        : base(AwsJsonDefaults.Provider)
    {
        ServiceId = Id;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new AwsJsonEndpointProvider(RegionEndpointServiceName);
    }

    public override string RegionEndpointServiceName => "redshift-data";

    public override string ServiceVersion => Version;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.102.1");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AwsJsonEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
