using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>The version that was added.</summary>
public class PutSecretValueResponse : AmazonWebServiceResponse
{
    public string? VersionId { get; set; }
}
