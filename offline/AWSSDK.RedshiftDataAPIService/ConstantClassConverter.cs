using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>An enumeration of AWS, which may grow: an unknown value is kept as it is.</summary>
internal sealed class ConstantClassConverter<T>(Func<string, T> find) : JsonConverter<T>
    where T : ConstantClass
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => find(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
