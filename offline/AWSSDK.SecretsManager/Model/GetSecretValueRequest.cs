using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Names one version of a secret.</summary>
public class GetSecretValueRequest : AmazonWebServiceRequest
{
    public string? SecretId { get; set; }

    public string? VersionStage { get; set; }
}
