using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace AwsJson;

/// <summary>Reads an AWS enumeration; a value that it does not define is kept.</summary>
internal sealed class ConstantClassConverter : JsonConverter<ConstantClass>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

    public override ConstantClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (ConstantClass)Activator.CreateInstance(typeToConvert, reader.GetString())!;

    public override void Write(Utf8JsonWriter writer, ConstantClass value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
