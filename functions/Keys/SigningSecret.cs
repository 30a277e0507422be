using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>The secret's form: <c>{"key":"..."}</c>, the key 32 to 64 bytes of UTF-8.</summary>
public static class SigningSecret
{
    public const string Form = "{\"key\":\"...\"}, the key 32 to 64 bytes of UTF-8";

    /// <exception cref="SigningKeyException">The secret is not of that form; the message says what is wrong and nothing of the key.</exception>
    public static SigningKey Parse(string secretId, string? secretString)
    {
        try
        {
            // No exception of the parser is passed on: its message could quote a piece of the secret.
            using var json = JsonDocument.Parse(secretString ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("key", out var key)
                && key.ValueKind == JsonValueKind.String
                    ? SigningKey.FromText(key.GetString()!)
                    : throw new SigningKeyException($"Secret {secretId}: must be {Form}.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SigningKeyException($"Secret {secretId}: is not valid JSON; must be {Form}.");
        }
        catch (ArgumentException e)
        {
            throw new SigningKeyException($"Secret {secretId}: {e.Message}");
        }
    }
}
