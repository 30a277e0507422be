using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using AwsJson;

namespace Amazon.SecretsManager;

/// <summary>The settings of a client for AWS Secrets Manager. AWS_ENDPOINT_URL_SECRETS_MANAGER replaces the regional endpoint.</summary>
public class AmazonSecretsManagerConfig : ClientConfig
{
    internal const string Id = "Secrets Manager";
    internal const string Version = "2017-10-17";

    public AmazonSecretsManagerConfig()
        : base(AwsJsonDefaults.Provider)
    {
        ServiceId = Id;
        AuthenticationServiceName = RegionEndpointServiceName;
        EndpointProvider = new AwsJsonEndpointProvider(RegionEndpointServiceName);
    }

    public override string RegionEndpointServiceName => "secretsmanager";

    public override string ServiceVersion => Version;

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.100.12");

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(AwsJsonEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
