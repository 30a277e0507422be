using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace AwsJson;

/// <summary>How the models of a service become JSON and come from it.</summary>
internal static class AwsJsonOptions
{
    internal static JsonSerializerOptions Create(JsonConverter[] enums)
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new EpochSecondsConverter(), new Base64StreamConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheEnvelope, FillTokens } },
        };
        foreach (JsonConverter converter in enums)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    // A response's status, length and metadata come with HTTP, never from the body.
    private static void LeaveOutTheEnvelope(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.ToArray())
        {
            if (property.AttributeProvider is MemberInfo member && member.DeclaringType == typeof(AmazonWebServiceResponse))
            {
                type.Properties.Remove(property);
            }
        }
    }

    // A request is marshalled once and sent as often as the retry policy likes, so that every try carries the same token.
    private static void FillTokens(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AttributeProvider!.IsDefined(typeof(IdempotencyTokenAttribute), inherit: false))
            {
                Func<object, object?> get = property.Get!;
                property.Get = request => get(request) ?? Guid.NewGuid().ToString();
            }
        }
    }
}
