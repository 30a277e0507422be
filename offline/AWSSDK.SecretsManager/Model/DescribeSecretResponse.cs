using System.Text.Json;
using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>A secret and the staging labels of its versions.</summary>
public class DescribeSecretResponse : AmazonWebServiceResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    /// <summary>Null if rotation was never configured.</summary>
    public bool? RotationEnabled { get; set; }

    /// <summary>The labels of each version that has one, by the version's id.</summary>
    public Dictionary<string, List<string>>? VersionIdsToStages { get; set; }

    internal static DescribeSecretResponse Read(JsonElement json) => new()
    {
        ARN = json.Text("ARN"),
        Name = json.Text("Name"),
        RotationEnabled = json.Flag("RotationEnabled"),
        VersionIdsToStages = json.TryGetProperty(nameof(VersionIdsToStages), out var versions)
            ? versions.EnumerateObject().ToDictionary(version => version.Name, version => version.Value.List(stage => stage.GetString()!))
            : null,
    };
}
