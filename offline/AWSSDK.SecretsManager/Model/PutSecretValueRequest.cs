using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>A new version of a secret.</summary>
public class PutSecretValueRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    /// <summary>The id of the version; a GUID when unset.</summary>
    public string? ClientRequestToken { get; set; }

    public string? SecretId { get; set; }

    public string? SecretString { get; set; }

    public List<string>? VersionStages { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
    [
        ("ClientRequestToken", ClientRequestToken ?? Guid.NewGuid().ToString()), ("SecretId", SecretId), ("SecretString", SecretString),
        ("VersionStages", VersionStages),
    ];
}
