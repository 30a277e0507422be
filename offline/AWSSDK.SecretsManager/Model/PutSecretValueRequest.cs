using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>Adds a version to a secret. The token becomes the id of the version.</summary>
public class PutSecretValueRequest : AmazonSecretsManagerRequest
{
    [IdempotencyToken]
    public string? ClientRequestToken { get; set; }

    public string? SecretId { get; set; }

    public string? SecretString { get; set; }

    public List<string>? VersionStages { get; set; }
}
