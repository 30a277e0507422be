using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>The secret whose label was moved.</summary>
public class UpdateSecretVersionStageResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    internal static UpdateSecretVersionStageResponse Read(JsonElement json) => new() { ARN = json.Text("ARN"), Name = json.Text("Name") };
}
