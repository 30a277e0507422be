using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace AwsJson;

/// <summary>Returns the configured endpoint, or the service's own endpoint in the region.</summary>
internal sealed class AwsJsonEndpointProvider(string prefix) : IEndpointProvider
{
    internal const string Region = nameof(Region);
    internal const string ServiceUrl = nameof(ServiceUrl);

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters[ServiceUrl] is string { Length: > 0 } url)
        {
            return new Endpoint(url);
        }

        string region = parameters[Region] as string ?? throw new AmazonClientException("No region is configured.");
        return new Endpoint($"https://{prefix}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/");
    }
}
