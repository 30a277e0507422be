using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes the types that <typeparamref name="TSGContext" /> registers, without reflection.</summary>
public class SourceGeneratorLambdaJsonSerializer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TSGContext context = (TSGContext)Activator.CreateInstance(typeof(TSGContext), new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
    })!;

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(requestStream, TypeInfo<T>())!;
        }
        catch (Exception exception)
        {
            throw new JsonSerializerException($"The event could not be read as {typeof(T).FullName}: {exception.Message}", exception);
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            JsonSerializer.Serialize(writer, response, TypeInfo<T>());
        }
        catch (Exception exception)
        {
            throw new JsonSerializerException($"The {typeof(T).FullName} could not be written: {exception.Message}", exception);
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)(context.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(TSGContext).FullName} does not register {typeof(T).FullName}."));
}
