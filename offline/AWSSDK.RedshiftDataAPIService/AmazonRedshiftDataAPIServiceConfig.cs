using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsJson;

namespace Amazon.RedshiftDataAPIService;

/// <summary>Configuration of a client for the Redshift Data API; AWS_ENDPOINT_URL_REDSHIFT_DATA stands in for ServiceURL.</summary>
public class AmazonRedshiftDataAPIServiceConfig : ClientConfig
{
    internal const string Id = "Redshift Data";

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

    internal static string Version => "2019-12-20";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AwsJsonEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
