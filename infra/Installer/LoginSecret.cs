using System.Text.Json;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Installer;

/// <summary>The secret of a database user: <c>{"username":"…","password":"…"}</c>.</summary>
internal sealed record LoginSecret(string Property, string User, string Password)
{
    private const string Form = "must be a JSON object with the texts username and password";

    /// <param name="secrets">The client.</param>
    /// <param name="secret">The secret's ARN.</param>
    /// <param name="property">The property that names the secret.</param>
    /// <exception cref="InstallerException">The secret cannot be read or used; its values are not in the message.</exception>
    public static async Task<LoginSecret> ReadAsync(IAmazonSecretsManager secrets, string secret, string property)
    {
        try
        {
            var answer = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secret });
            using var json = JsonDocument.Parse(answer.SecretString ?? "");
            return Text(json, "username") is { } user && Text(json, "password") is { } password
                ? new LoginSecret(property, user, password)
                : throw Fault(property, Form);
        }
        catch (JsonException)
        {
            throw Fault(property, Form);
        }
        catch (AmazonServiceException exception)
        {
            throw Fault(property, $"cannot be read: {exception.Message}");
        }
    }

    public InstallerException Fault(string what) => Fault(Property, what);

    /// <summary>Not the password.</summary>
    public override string ToString() => User;

    private static string? Text(JsonDocument json, string member) =>
        json.RootElement.ValueKind == JsonValueKind.Object
        && json.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static InstallerException Fault(string property, string what) => new([$"{property}: {what}"]);
}
