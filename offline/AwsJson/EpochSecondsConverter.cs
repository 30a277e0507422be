using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsJson;

/// <summary>JSON 1.1 writes a time as seconds since 1970, with or without a fraction; ISO 8601 is read too. Here it is UTC.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond))
            : DateTime.Parse(reader.GetString()!, CultureInfo.InvariantCulture, Utc);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);
}
