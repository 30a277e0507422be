using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AwsJson;

/// <summary>How requests and responses map to JSON.</summary>
internal static class AwsJsonOptions
{
    internal static JsonSerializerOptions Value { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new EpochSecondsConverter(), new ConstantClassConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillTokens } },
    };

    // Gives every request an idempotency token. A request is marshalled once and sent again by the retry policy, so every attempt has the
    // same token.
    private static void FillTokens(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Name is "ClientToken" or "ClientRequestToken")
            {
                Func<object, object?> get = property.Get!;
                property.Get = request => get(request) ?? Guid.NewGuid().ToString();
            }
        }
    }
}
