using System.Text.Json;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer;

/// <summary>The secret of the dashboards' database user: <c>{"username":"…","password":"…"}</c>.</summary>
internal static class DashboardSecret
{
    /// <summary>Reads the user and the password that the properties name; null if they name none.</summary>
    /// <exception cref="InstallerException">The secret cannot be read or used; its values are not in the message.</exception>
    public static async Task<DashboardLogin?> ReadAsync(IAmazonSecretsManager secrets, InstallerProperties properties)
    {
        if (properties is not { DashboardUser: { } user, DashboardSecret: { } secret })
        {
            return null;
        }

        try
        {
            var answer = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secret });
            using var json = JsonDocument.Parse(answer.SecretString ?? "");
            var (name, password) = (Text(json, "username"), Text(json, "password"));
            return name is null || password is null ? throw Fault("must be a JSON object with the texts username and password")
                : name != user ? throw Fault($"its username must be {user}, as {nameof(InstallerProperties.DashboardUser)} says")
                : DashboardLogin.PasswordFault(password) is { } fault ? throw Fault($"its password {fault}")
                : DashboardLogin.Of(user, password);
        }
        catch (JsonException)
        {
            throw Fault("must be a JSON object with the texts username and password");
        }
        catch (AmazonServiceException exception)
        {
            throw Fault($"cannot be read: {exception.Message}");
        }
    }

    private static string? Text(JsonDocument json, string member) =>
        json.RootElement.ValueKind == JsonValueKind.Object
        && json.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static InstallerException Fault(string what) => new([$"{nameof(InstallerProperties.DashboardSecret)}: {what}"]);
}
