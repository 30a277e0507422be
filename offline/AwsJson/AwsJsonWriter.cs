using System.Text.Json;

namespace AwsJson;

/// <summary>Writes requests without reflection, as the packages do, so that a process starts fast.</summary>
internal static class AwsJsonWriter
{
    internal static byte[] Write(object request)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, request);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IAwsJsonObject json:
                writer.WriteStartObject();
                foreach ((string name, object? member) in json.Members)
                {
                    if (member is not null)
                    {
                        writer.WritePropertyName(name);
                        Write(writer, member);
                    }
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<object> list:
                writer.WriteStartArray();
                foreach (object item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"{value.GetType().FullName} cannot be sent as JSON.");
        }
    }
}
