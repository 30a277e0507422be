using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>Names the secret to rotate.</summary>
public class RotateSecretRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    /// <summary>The id of the new version; a GUID when unset.</summary>
    public string? ClientRequestToken { get; set; }

    public string? SecretId { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
        [("ClientRequestToken", ClientRequestToken ?? Guid.NewGuid().ToString()), ("SecretId", SecretId)];
}
