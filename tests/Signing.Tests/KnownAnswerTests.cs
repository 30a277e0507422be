using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>The results of Python's json.dumps and hashlib.blake2b for the same rows.</summary>
public static class KnownAnswerTests
{
    public static TheoryData<string> Names => [.. KnownAnswers.Rows.Keys];

    public static MatrixTheoryData<int, int> WidthsAndKeys => new(Widths.Supported, [32, 48, 64]);

    [Theory]
    [MemberData(nameof(Names))]
    public static void A_row_has_Pythons_message_and_digest(string name)
    {
        var answer = KnownAnswers.Rows[name];
        using var key = KnownAnswers.Key(answer.Key);
        using var unescaped = new MemoryStream();
        using (var writer = new Utf8JsonWriter(unescaped, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            answer.Row.WriteTo(writer);
        }

        Assert.Equal(answer.Message, Rows.ReadOne(answer.Row.GetRawText()));
        Assert.Equal(answer.Message, Rows.ReadOne(Encoding.UTF8.GetString(unescaped.ToArray())));
        if (answer.Texts is { } texts)
        {
            var message = RowMessage.Of(texts);
            Assert.Equal(answer.Message, Encoding.ASCII.GetString(message.Bytes));
            Assert.Equal(answer.Digest, new Digester(key).Compute(message).ToHex());
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Rows_signed_together_have_Pythons_digests(int lanes)
    {
        foreach (var answers in KnownAnswers.Rows.Values.GroupBy(answer => answer.Key))
        {
            using var key = KnownAnswers.Key(answers.Key);
            var digests = RawMessages.Digests(lanes, key, answers.Select(answer => Encoding.ASCII.GetBytes(answer.Message)));
            Assert.Equal(string.Concat(answers.Select(answer => answer.Digest)), Convert.ToHexStringLower(digests));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Rows_of_every_length_up_to_2000_bytes_have_Pythons_digests(int lanes)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz";
        var letters = string.Concat(Enumerable.Repeat(alphabet, 100));
        foreach (var lengths in Enumerable.Range(1, 2000).GroupBy(length => length % 2))
        {
            using var key = KnownAnswers.Key(lengths.Key == 1 ? "32" : "64");
            using var batch = new MessageBatch();
            var json = string.Join(',', lengths.Select(length => length == 1 ? "7" : $"\"{letters[..(length - 2)]}\""));
            var rows = Rows.Reader(Encoding.ASCII.GetBytes($"[{json}]"));
            List<byte> digests = [];
            while (rows.Read(batch) is var kind && kind != RowKind.End)
            {
                Assert.Equal(RowKind.Message, kind);
                digests.AddRange(batch.IsFull ? batch.Sign(lanes, key) : []);
            }

            digests.AddRange(batch.Sign(lanes, key));
            Assert.Equal(lengths.Select(length => KnownAnswers.Lengths[length - 1]), digests.Chunk(32).Select(Convert.ToHexStringLower));
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndKeys))]
    public static void Bytes_of_every_length_up_to_1024_have_Pythons_digests(int lanes, int keySize)
    {
        using var key = RawMessages.Key(keySize);

        // An empty message, which no row has, is only in Python's list.
        List<byte> digests = [.. RawMessages.DigestsOneByOne(key, [[]])];
        foreach (var lengths in Enumerable.Range(1, 1024).Chunk(MessageBatch.MaxMessages))
        {
            byte[][] messages = [.. lengths.Select(length => RawMessages.Of(length))];
            var signed = RawMessages.Digests(lanes, key, messages);
            RawMessages.Same(RawMessages.DigestsOneByOne(key, messages), signed, messages);
            digests.AddRange(signed);
        }

        Assert.Equal(KnownAnswers.LanesDigest(keySize), Convert.ToHexStringLower(SHA256.HashData([.. digests])));
    }
}
