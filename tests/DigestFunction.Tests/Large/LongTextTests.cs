using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Rows about as long as the buffer that they are written to, which then grows, and much longer ones.</summary>
public static class LongTextTests
{
    private const int Arena = 64 * 1024;

    /// <summary>Every one near the buffer's end and near where it grows, a few elsewhere.</summary>
    public static TheoryData<int> Lengths =>
    [
        .. Enumerable.Range(-290, 60).Concat(Enumerable.Range(-5, 10)).Select(more => Arena + more),
        Arena / 2, (Arena / 2) - 130, 2 * Arena, (4 * Arena) + 77, 1_000_003,
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public static void A_long_row_is_signed_whole_between_short_ones(int length)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.All(["a", "é", "\\n", "😀", "\\u00e9\\ud83d\\ude00"], piece =>
        {
            var payload = Encoding.UTF8.GetBytes($"{{\"arguments\":[[\"first\"],[\"{Repeated(piece, length)}\"],[null,\"last\"],null,\"bare\"]}}");
            Assert.Equal(PlainHandler.Answer(payload, key), Answers.Of(payload, key));
        });
    }

    [Fact]
    public static void A_row_of_many_arguments_is_signed_whole()
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.All(["null", "1", "\"\"", "true", "\"a\"", "12345678901234567890"], argument =>
        {
            for (var count = 20_000; count < 20_100; count += 7)
            {
                var payload = Batch.Of([$"[1,{string.Join(',', Enumerable.Repeat(argument, count))}]", "[2]"]);
                Assert.Equal(PlainHandler.Answer(payload, key), Answers.Of(payload, key));
            }
        });
    }

    /// <summary>So often that its message takes about so many bytes.</summary>
    private static string Repeated(string piece, int length)
    {
        var bytes = RowMessage.Of(Regex.Unescape(piece)).Bytes.Length - 4;
        return string.Concat(Enumerable.Repeat(piece, length / bytes)) + new string('x', length % bytes);
    }
}
