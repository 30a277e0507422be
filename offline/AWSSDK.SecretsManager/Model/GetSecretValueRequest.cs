namespace Amazon.SecretsManager.Model;

/// <summary>Asks for one version of a secret.</summary>
public class GetSecretValueRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public string? VersionId { get; set; }

    public string? VersionStage { get; set; }
}
