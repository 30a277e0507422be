using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>The version that the rotation creates.</summary>
public class RotateSecretResponse : AmazonWebServiceResponse
{
    public string? VersionId { get; set; }

    internal static RotateSecretResponse Read(JsonElement json) => new() { VersionId = json.Text("VersionId") };
}
