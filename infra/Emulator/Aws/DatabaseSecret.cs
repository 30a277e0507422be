using System.Text.Json;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>A secret with the credentials of a database user.</summary>
internal static class DatabaseSecret
{
    public static DatabaseLogin LoginIn(SecretStore secrets, string id)
    {
        try
        {
            using var json = JsonDocument.Parse(secrets.Find(id).At(Secret.Current)?.Text ?? "null");
            if (json.RootElement is { ValueKind: JsonValueKind.Object } secret
                && Text(secret, "username") is { } user && Text(secret, "password") is { } password)
            {
                return new DatabaseLogin(user, password);
            }
        }
        catch (JsonException)
        {
            // Answered below.
        }
        catch (AwsException exception)
        {
            throw AwsException.Validation(exception.Message);
        }

        throw AwsException.Validation($"The secret {id} must be a JSON object with username and password.");
    }

    private static string? Text(JsonElement secret, string member) =>
        secret.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
                ? text
                : null;
}
