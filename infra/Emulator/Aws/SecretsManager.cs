using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Reading a secret and giving it a new value, as Secrets Manager does.</summary>
internal sealed class SecretsManager(SecretStore store)
{
    /// <summary>Null when there is no such operation.</summary>
    public JsonObject? Handle(string operation, AwsRequest request) => operation switch
    {
        "GetSecretValue" => Get(request),
        "PutSecretValue" => Put(request),
        _ => null,
    };

    private JsonObject Get(AwsRequest request)
    {
        var secret = store.Find(Required(request, "SecretId"));
        var (id, stage) = (request.Text("VersionId"), request.Text("VersionStage"));
        var version = id is not null ? secret.Versions.FirstOrDefault(version => version.Id == id) : secret.At(stage ?? Secret.Current);
        if (version is null || (stage is not null && !version.Stages.Contains(stage)))
        {
            var what = id is null ? $"staging label: {stage ?? Secret.Current}" : $"VersionId: {id}";
            throw new AwsException("ResourceNotFoundException", 400, $"Secrets Manager can't find the specified secret value for {what}");
        }

        var answer = Describe(secret, version);
        answer["CreatedDate"] = AwsProtocol.Epoch(version.Created);
        answer["SecretString"] = version.Text;
        return answer;
    }

    private JsonObject Put(AwsRequest request)
    {
        var (secret, version) = store.Put(
            Required(request, "SecretId"),
            request.Text("ClientRequestToken") ?? Guid.NewGuid().ToString(),
            Required(request, "SecretString"));
        return Describe(secret, version);
    }

    private static JsonObject Describe(Secret secret, SecretVersion version) => new()
    {
        ["ARN"] = secret.Arn,
        ["Name"] = secret.Name,
        ["VersionId"] = version.Id,
        ["VersionStages"] = new JsonArray([.. version.Stages.Select(static stage => JsonValue.Create(stage))]),
    };

    private static string Required(AwsRequest request, string member) =>
        request.Text(member) is { Length: > 0 } text
            ? text
            : throw new AwsException("InvalidParameterException", 400, $"You must provide a value for the {member} parameter.");
}
