using Amazon.Runtime.Internal;

namespace AwsJson;

/// <summary>The service's name for the user agent and for metrics.</summary>
internal sealed class AwsJsonMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
