using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>One version of a secret.</summary>
public class GetSecretValueResponse : AmazonWebServiceResponse
{
    public string? SecretString { get; set; }

    public string? VersionId { get; set; }

    internal static GetSecretValueResponse Read(JsonElement json) => new()
    {
        SecretString = json.Text("SecretString"),
        VersionId = json.Text("VersionId"),
    };
}
