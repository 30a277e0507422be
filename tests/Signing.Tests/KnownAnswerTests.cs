using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>The reference's bytes: what Python's json.dumps and hashlib.blake2b answer for the same rows.</summary>
public static class KnownAnswerTests
{
    public static TheoryData<string> All => [.. KnownAnswers.Rows.Keys];

    public static TheoryData<string> OfTexts => [.. KnownAnswers.Rows.Values.Where(answer => answer.Texts is not null).Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public static void A_row_read_from_escaped_JSON_has_Pythons_message_and_digest(string name)
    {
        var answer = KnownAnswers.Rows[name];

        Check(answer, Encoding.UTF8.GetBytes(answer.Row.GetRawText()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void A_row_read_from_JSON_that_escapes_almost_nothing_has_the_same_message_and_digest(string name)
    {
        var answer = KnownAnswers.Rows[name];
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            answer.Row.WriteTo(writer);
        }

        Check(answer, json.ToArray());
    }

    [Theory]
    [MemberData(nameof(OfTexts))]
    public static void A_row_of_texts_and_NULLs_has_Pythons_message_and_digest(string name)
    {
        var answer = KnownAnswers.Rows[name];
        using var key = KnownAnswers.Key(answer.Key);
        var message = RowMessage.Of(answer.Texts!);

        Assert.Equal(answer.Message, message.Text());
        Assert.Equal(answer.Digest, new Digester(key).Compute(message).ToHex());
    }

    [Fact]
    public static void Messages_of_every_length_up_to_2000_bytes_have_Pythons_digests()
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz";
        var letters = string.Concat(Enumerable.Repeat(alphabet, 100));
        using var key32 = KnownAnswers.Key("32");
        using var key64 = KnownAnswers.Key("64");
        using var batch = new MessageBatch();
        var digests = Enumerable.Range(1, 2000).Select(length =>
        {
            var row = Rows.Reader(Encoding.ASCII.GetBytes(length == 1 ? "[7]" : $"[\"{letters[..(length - 2)]}\"]"));
            Assert.Equal(RowKind.Message, row.Read(batch));
            Assert.Equal(length, batch.Last(0).Length);
            return Convert.ToHexStringLower(batch.Sign(length % 2 == 1 ? key32 : key64));
        });

        Assert.Equal(KnownAnswers.Lengths, digests);
    }

    /// <summary>Read, signed in a batch, and signed alone.</summary>
    private static void Check(KnownAnswer answer, byte[] row)
    {
        using var key = KnownAnswers.Key(answer.Key);
        using var batch = new MessageBatch();
        var rows = Rows.Reader([.. "["u8, .. row, .. "]"u8]);
        var alone = new byte[Digest.ByteLength];
        Assert.Equal(RowKind.Message, rows.Read(batch));
        new Digester(key).Write(batch.Last(0), alone);

        Assert.Equal(answer.Message, Encoding.ASCII.GetString(batch.Last(0)));
        Assert.Equal(answer.Digest, Convert.ToHexStringLower(alone));
        Assert.Equal(answer.Digest, Convert.ToHexStringLower(batch.Sign(key)));
    }
}
