using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>
/// Rotates a secret as Secrets Manager does: calls the rotation function with each step, and stops when a step fails. Unlike the service,
/// it does not respond before the last step.
/// </summary>
internal sealed class SecretRotation(SecretStore store, LambdaFunctions functions)
{
    private static readonly string[] Steps = ["createSecret", "setSecret", "testSecret", "finishSecret"];

    public static string ArnOf(string function) => $"arn:aws:lambda:us-east-1:123456789012:function:{function}";

    /// <summary>A rotation whose step failed stays pending. The next one runs its steps again, and is refused itself.</summary>
    public async Task<(Secret Secret, SecretVersion Version)> RunAsync(string id, string token, CancellationToken cancellationToken)
    {
        if (store.Find(id).RotationFunction is not { } function)
        {
            throw Refused("No Lambda rotation function ARN is associated with this secret.");
        }

        var (secret, version, isNew) = store.BeginRotation(id, token);
        foreach (var step in Steps)
        {
            var call = new JsonObject { ["Step"] = step, ["SecretId"] = secret.Arn, ["ClientRequestToken"] = version.Id };
            var outcome = await functions.InvokeAsync(function, JsonSerializer.SerializeToUtf8Bytes(call), cancellationToken);
            if (outcome.IsFunctionError)
            {
                break;
            }
        }

        return isNew
            ? (secret, version)
            : throw Refused("A previous rotation isn't complete. That rotation will be reattempted.");
    }

    private static AwsException Refused(string message) => new("InvalidRequestException", 400, message);
}
