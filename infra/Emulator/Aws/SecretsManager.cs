using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Reading a secret, giving it a new value, and rotating it, as Secrets Manager does.</summary>
internal sealed class SecretsManager(SecretStore store, SecretRotation rotation)
{
    /// <summary>Null when there is no such operation.</summary>
    public async Task<JsonObject?> HandleAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        operation switch
        {
            "GetSecretValue" => Get(request),
            "PutSecretValue" => Put(request),
            "DescribeSecret" => Describe(store.Find(SecretId(request))),
            "UpdateSecretVersionStage" => MoveStage(request),
            "RotateSecret" => Answer(await rotation.RunAsync(SecretId(request), Token(request), cancellationToken)),
            _ => null,
        };

    private JsonObject Get(AwsRequest request)
    {
        var secret = store.Find(SecretId(request));
        var (id, stage) = (request.Text("VersionId"), request.Text("VersionStage"));
        var version = id is not null ? secret.Version(id) : secret.At(stage ?? Secret.Current);
        // A version that a rotation has begun has no value yet.
        if (version?.Text is not { } text || (stage is not null && !version.Stages.Contains(stage)))
        {
            var what = id is null ? $"staging label: {stage ?? Secret.Current}" : $"VersionId: {id}";
            throw new AwsException("ResourceNotFoundException", 400, $"Secrets Manager can't find the specified secret value for {what}");
        }

        var answer = Answer((secret, version));
        answer["CreatedDate"] = AwsProtocol.Epoch(version.Created);
        answer["SecretString"] = text;
        return answer;
    }

    private JsonObject Put(AwsRequest request)
    {
        var stages = request.List("VersionStages")?.Select(static stage => stage.GetString()!).ToArray();
        return Answer(store.Put(SecretId(request), Token(request), Required(request, "SecretString"), stages));
    }

    private JsonObject MoveStage(AwsRequest request)
    {
        var secret = store.MoveStage(
            SecretId(request), Required(request, "VersionStage"), request.Text("MoveToVersionId"), request.Text("RemoveFromVersionId"));
        return new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name };
    }

    private static JsonObject Describe(Secret secret)
    {
        var stages = secret.Versions.Select(static version => KeyValuePair.Create<string, JsonNode?>(version.Id, Stages(version)));
        var answer = new JsonObject { ["ARN"] = secret.Arn, ["Name"] = secret.Name, ["VersionIdsToStages"] = new JsonObject(stages) };
        if (secret.RotationFunction is { } function)
        {
            (answer["RotationEnabled"], answer["RotationLambdaARN"]) = (true, SecretRotation.ArnOf(function));
        }

        return answer;
    }

    private static JsonObject Answer((Secret Secret, SecretVersion Version) part) => new()
    {
        ["ARN"] = part.Secret.Arn,
        ["Name"] = part.Secret.Name,
        ["VersionId"] = part.Version.Id,
        ["VersionStages"] = Stages(part.Version),
    };

    private static JsonArray Stages(SecretVersion version) =>
        new JsonArray([.. version.Stages.Select(static stage => JsonValue.Create(stage))]);

    private static string SecretId(AwsRequest request) => Required(request, "SecretId");

    private static string Token(AwsRequest request) => request.Text("ClientRequestToken") ?? Guid.NewGuid().ToString();

    private static string Required(AwsRequest request, string member) =>
        request.Text(member) is { Length: > 0 } text
            ? text
            : throw new AwsException("InvalidParameterException", 400, $"You must provide a value for the {member} parameter.");
}
