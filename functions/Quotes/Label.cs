using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteBackLambdas.Quotes;

/// <summary>A text for people: one for every language, or one for each, by its two letters; the first one is for all others.</summary>
[JsonConverter(typeof(LabelConverter))]
public sealed class Label(IReadOnlyList<KeyValuePair<string, string>> texts)
{
    /// <summary>The text of the first language.</summary>
    public string Text => texts[0].Value;

    public IReadOnlyList<KeyValuePair<string, string>> Texts => texts;

    public static Label Of(string text) => new([KeyValuePair.Create("", text)]);

    /// <summary>The text in the language of these two letters, or the first one.</summary>
    public string In(string language) => texts.FirstOrDefault(text => text.Key == language).Value ?? Text;

    public override string ToString() => Text;
}

/// <summary>Reads <c>"Accept"</c> or <c>{ "en": "Accept", "de": "Annehmen" }</c>.</summary>
internal sealed class LabelConverter : JsonConverter<Label>
{
    public override Label Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return Label.Of(reader.GetString()!);
        }

        List<KeyValuePair<string, string>> texts = [];
        while (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String && reader.Read()
            && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                break;
            }

            texts.Add(KeyValuePair.Create(language, reader.GetString()!));
        }

        return reader.TokenType == JsonTokenType.EndObject && texts.Count > 0
            ? new Label(texts)
            : throw new JsonException("A label is a text, or an object with a text for each language.");
    }

    public override void Write(Utf8JsonWriter writer, Label value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Definitions are only read.");
}
