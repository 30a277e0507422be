using System.Text.Json;

namespace WriteBackLambdas.KeyRotationFunction;

/// <summary>Secrets Manager's call: the step, the secret's ARN, and the id of the version that the rotation creates.</summary>
internal sealed record RotationRequest(RotationStep Step, string SecretId, string VersionId)
{
    /// <exception cref="RotationException">It is not such a call.</exception>
    public static async Task<RotationRequest> ReadAsync(Stream input)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(input);
            string Text(string member) => json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()!
                    : throw new RotationException($"The event has no text {member}; only Secrets Manager calls this function.");

            return new RotationRequest(StepOf(Text("Step")), Text("SecretId"), Text("ClientRequestToken"));
        }
        catch (JsonException)
        {
            throw new RotationException("The event is not JSON; only Secrets Manager calls this function.");
        }
    }

    /// <summary>AWS's templates for rotation functions have createSecret, and its user guide has create_secret.</summary>
    private static RotationStep StepOf(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "CREATESECRET" => RotationStep.CreateSecret,
            "SETSECRET" => RotationStep.SetSecret,
            "TESTSECRET" => RotationStep.TestSecret,
            "FINISHSECRET" => RotationStep.FinishSecret,
            _ => throw new RotationException("The event's Step must be createSecret, setSecret, testSecret, or finishSecret."),
        };
}

/// <summary>The steps of a rotation, in their order.</summary>
internal enum RotationStep
{
    CreateSecret,
    SetSecret,
    TestSecret,
    FinishSecret,
}
