using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>Python's digests, made side by side.</summary>
public static class LanesKnownAnswerTests
{
    public static MatrixTheoryData<int, int> WidthsAndKeys => new(Widths.Supported, [32, 48, 64]);

    [Theory]
    [MemberData(nameof(WidthsAndKeys))]
    public static void Messages_of_every_length_up_to_1024_bytes_have_Pythons_digests(int lanes, int keySize)
    {
        using var key = RawMessages.Key(keySize);
        List<byte> digests = [];
        foreach (var lengths in Enumerable.Range(0, 1025).Chunk(MessageBatch.MaxMessages))
        {
            byte[][] messages = [.. lengths.Select(length => RawMessages.Of(length))];
            var signed = RawMessages.Digests(lanes, key, messages);
            RawMessages.Same(RawMessages.DigestsOneByOne(key, messages), signed, messages);
            digests.AddRange(signed);
        }

        Assert.Equal(KnownAnswers.LanesDigest(keySize), Convert.ToHexStringLower(SHA256.HashData([.. digests])));
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Pythons_rows_have_Pythons_digests(int lanes)
    {
        foreach (var answers in KnownAnswers.Rows.Values.GroupBy(answer => answer.Key))
        {
            using var key = KnownAnswers.Key(answers.Key);
            byte[][] messages = [.. answers.Select(answer => Encoding.ASCII.GetBytes(answer.Message))];

            Assert.InRange(messages.Length, 8, MessageBatch.MaxMessages);
            Assert.Equal(string.Concat(answers.Select(answer => answer.Digest)), Convert.ToHexStringLower(RawMessages.Digests(lanes, key, messages)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Pythons_rows_of_every_length_up_to_2000_bytes_have_Pythons_digests(int lanes)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz";
        var letters = string.Concat(Enumerable.Repeat(alphabet, 100));
        foreach (var lengths in Enumerable.Range(1, 2000).GroupBy(length => length % 2))
        {
            using var key = KnownAnswers.Key(lengths.Key == 1 ? "32" : "64");
            foreach (var chunk in lengths.Chunk(MessageBatch.MaxMessages))
            {
                byte[][] messages = [.. chunk.Select(length => Encoding.ASCII.GetBytes(length == 1 ? "7" : $"\"{letters[..(length - 2)]}\""))];
                var expected = string.Concat(chunk.Select(length => KnownAnswers.Lengths[length - 1]));
                Assert.Equal(expected, Convert.ToHexStringLower(RawMessages.Digests(lanes, key, messages)));
            }
        }
    }
}
