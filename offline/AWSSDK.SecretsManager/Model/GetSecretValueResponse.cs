using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>One version of a secret.</summary>
public class GetSecretValueResponse : AmazonWebServiceResponse
{
    public string? SecretString { get; set; }

    public string? VersionId { get; set; }
}
