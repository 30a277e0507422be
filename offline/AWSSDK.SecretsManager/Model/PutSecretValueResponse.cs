using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>The version that was added.</summary>
public class PutSecretValueResponse : AmazonWebServiceResponse
{
    public string? VersionId { get; set; }

    internal static PutSecretValueResponse Read(JsonElement json) => new() { VersionId = json.Text("VersionId") };
}
