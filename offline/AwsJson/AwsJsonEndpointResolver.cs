using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace AwsJson;

/// <summary>Passes the configuration to the endpoint provider.</summary>
internal sealed class AwsJsonEndpointResolver : BaseEndpointResolver
{
    internal static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate)
    {
        // FIPS and dual-stack names differ between services and regions, so a guess could be wrong.
        if (config.UseFIPSEndpoint || config.UseDualstackEndpoint)
        {
            throw new AmazonClientException("This stand-in supports neither FIPS nor dual-stack endpoints.");
        }

        return new EndpointParameters
        {
            [AwsJsonEndpointProvider.Region] = alternate?.SystemName ?? config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
            [AwsJsonEndpointProvider.ServiceUrl] = config.ServiceURL,
        };
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
}
