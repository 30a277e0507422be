using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes what <typeparamref name="TSGContext" /> registers, without reflection over the types.</summary>
public class SourceGeneratorLambdaJsonSerializer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TSGContext context;

    public SourceGeneratorLambdaJsonSerializer()
        : this(static _ => { })
    {
    }

    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
        };
        customizer(options);
        context = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])?.Invoke([options]) as TSGContext
            ?? throw new ApplicationException($"{typeof(TSGContext).FullName} has no public constructor that takes JsonSerializerOptions.");
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(requestStream, TypeInfo<T>())!;
        }
        catch (Exception e)
        {
            throw new JsonSerializerException($"The event could not be read as {typeof(T).FullName}: {e.Message}", e);
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            JsonSerializer.Serialize(writer, response, TypeInfo<T>());
        }
        catch (Exception e)
        {
            throw new JsonSerializerException($"The answer of type {typeof(T).FullName} could not be written as JSON: {e.Message}", e);
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() => context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException($"{typeof(TSGContext).FullName} does not register {typeof(T).FullName}.");
}
