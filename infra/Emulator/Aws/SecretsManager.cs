using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Secrets Manager's operations on a store.</summary>
internal sealed class SecretsManager(SecretStore store)
{
    /// <summary>Null when there is no such operation.</summary>
    public JsonObject? Handle(string operation, AwsRequest request) => operation switch
    {
        "GetSecretValue" => Get(request),
        "PutSecretValue" => Put(request),
        "CreateSecret" => Create(request),
        _ => null,
    };

    private JsonObject Get(AwsRequest request)
    {
        var secret = store.Find(Required(request, "SecretId"));
        var id = request.Text("VersionId");
        var stage = request.Text("VersionStage") ?? (id is null ? Secret.Current : null);
        var version = secret.Versions.FirstOrDefault(version =>
            (id is null || version.Id == id) && (stage is null || version.Stages.Contains(stage)));
        if (version is null)
        {
            var what = id is null ? $"staging label: {stage}" : $"VersionId: {id}";
            throw new AwsException("ResourceNotFoundException", 400, $"Secrets Manager can't find the specified secret value for {what}");
        }

        var answer = Describe(secret, version);
        answer["CreatedDate"] = AwsProtocol.Epoch(version.Created);
        answer[version.Text is null ? "SecretBinary" : "SecretString"] = version.Text ?? version.Binary;
        return answer;
    }

    private JsonObject Put(AwsRequest request)
    {
        var (text, binary) = Value(request);
        if (text is null && binary is null)
        {
            throw new AwsException("InvalidRequestException", 400, "You must provide either SecretString or SecretBinary.");
        }

        var stages = request.List("VersionStages")?.Select(static stage => stage.GetString()!).ToArray() ?? [Secret.Current];
        var (secret, version) = store.Put(Required(request, "SecretId"), VersionId(request), text, binary, stages);
        return Describe(secret, version);
    }

    private JsonObject Create(AwsRequest request)
    {
        var (text, binary) = Value(request);
        var secret = store.Create(Required(request, "Name"), VersionId(request), text, binary);
        return Describe(secret, secret.At(Secret.Current));
    }

    private static JsonObject Describe(Secret secret, SecretVersion? version)
    {
        var answer = new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
        if (version is not null)
        {
            answer["VersionId"] = version.Id;
            answer["VersionStages"] = new JsonArray([.. version.Stages.Select(static stage => JsonValue.Create(stage))]);
        }

        return answer;
    }

    private static (string? Text, string? Binary) Value(AwsRequest request)
    {
        var (text, binary) = (request.Text("SecretString"), request.Text("SecretBinary"));
        return text is null || binary is null
            ? (text, binary)
            : throw new AwsException(
                "InvalidRequestException", 400, "You can't specify both a binary secret value and a string secret value in the same secret.");
    }

    private static string VersionId(AwsRequest request) => request.Text("ClientRequestToken") ?? Guid.NewGuid().ToString();

    private static string Required(AwsRequest request, string member) =>
        request.Text(member) is { Length: > 0 } text
            ? text
            : throw new AwsException("InvalidParameterException", 400, $"You must provide a value for the {member} parameter.");
}
