using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>Names one version of a secret.</summary>
public class GetSecretValueRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    public string? SecretId { get; set; }

    public string? VersionId { get; set; }

    public string? VersionStage { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
        [("SecretId", SecretId), ("VersionId", VersionId), ("VersionStage", VersionStage)];
}
