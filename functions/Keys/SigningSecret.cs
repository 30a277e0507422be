using System.Security.Cryptography;
using System.Text.Json;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>The form of the secret: <c>{"key":"..."}</c> with a key of 32 to 64 bytes in UTF-8.</summary>
public static class SigningSecret
{
    public const string Form = "{\"key\":\"...\"} with a key of 32 to 64 bytes in UTF-8";

    private const string KeyCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Makes a secret with a new key: as many random letters and digits as BLAKE2b's longest key has bytes.</summary>
    public static string Create() => $$"""{"key":"{{RandomNumberGenerator.GetString(KeyCharacters, SigningKey.MaxBytes)}}"}""";

    /// <exception cref="SigningKeyException">
    /// The secret is not in that form; the message says what is wrong and reveals nothing about the key.
    /// </exception>
    public static SigningKey Parse(string secretId, string? secretString)
    {
        try
        {
            // The parser's exceptions are not passed on because their messages can quote the secret.
            using var json = JsonDocument.Parse(secretString ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("key", out var key)
                && key.ValueKind == JsonValueKind.String
                    ? SigningKey.FromText(key.GetString()!)
                    : throw new SigningKeyException($"Secret {secretId}: must be {Form}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new SigningKeyException($"Secret {secretId}: is not valid JSON; it must be {Form}.");
        }
        catch (ArgumentException exception)
        {
            throw new SigningKeyException($"Secret {secretId}: {exception.Message}");
        }
    }
}
