using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>Names the secret to describe.</summary>
public class DescribeSecretRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    public string? SecretId { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members => [("SecretId", SecretId)];
}
