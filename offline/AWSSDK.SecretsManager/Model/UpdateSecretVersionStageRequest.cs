using Amazon.Runtime;
using AwsJson;

namespace Amazon.SecretsManager.Model;

/// <summary>Moves, attaches, or removes a staging label.</summary>
public class UpdateSecretVersionStageRequest : AmazonWebServiceRequest, IAwsJsonObject
{
    /// <summary>The version that gets the label; none when the label is only removed.</summary>
    public string? MoveToVersionId { get; set; }

    /// <summary>The version that has the label now.</summary>
    public string? RemoveFromVersionId { get; set; }

    public string? SecretId { get; set; }

    public string? VersionStage { get; set; }

    (string Name, object? Value)[] IAwsJsonObject.Members =>
    [
        ("MoveToVersionId", MoveToVersionId), ("RemoveFromVersionId", RemoveFromVersionId), ("SecretId", SecretId),
        ("VersionStage", VersionStage),
    ];
}
