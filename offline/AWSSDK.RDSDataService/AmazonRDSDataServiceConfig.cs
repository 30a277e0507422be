using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsJson;

namespace Amazon.RDSDataService;

/// <summary>The settings of a client for the RDS Data API. AWS_ENDPOINT_URL_RDS_DATA replaces the regional endpoint.</summary>
public class AmazonRDSDataServiceConfig : ClientConfig
{
    internal const string Id = "RDS Data";
    internal const string Version = "2018-08-01";

    public AmazonRDSDataServiceConfig()
        : base(AwsJsonDefaults.Provider)
    {
        ServiceId = Id;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new AwsJsonEndpointProvider(RegionEndpointServiceName);
    }

    public override string RegionEndpointServiceName => "rds-data";

    public override string ServiceVersion => Version;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.2.6");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AwsJsonEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
