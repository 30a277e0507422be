using System.Text;
using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

internal static class Messages
{
    public static RowMessage Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static RowMessage Read(byte[] json)
    {
        var message = new RowMessage();
        Assert.True(ReadInto(message, json));
        return message;
    }

    /// <summary>Whether there is anything to sign in the row; the reader must end on the row's last token.</summary>
    public static bool ReadInto(RowMessage message, byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        Assert.True(reader.Read());
        var isSigned = message.Read(ref reader);
        Assert.Equal(json.Length, reader.BytesConsumed);
        return isSigned;
    }

    public static bool ReadInto(RowMessage message, string json) => ReadInto(message, Encoding.UTF8.GetBytes(json));

    public static string Text(this RowMessage message) => Encoding.UTF8.GetString(message.Bytes);
}
