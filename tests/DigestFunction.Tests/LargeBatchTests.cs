using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>Many rows, and rows that are about as long as the buffer that they are written to, or much longer.</summary>
public static class LargeBatchTests
{
    private const int Arena = 64 * 1024;

    /// <summary>Every length near the buffer's end and near where it grows, and a few others.</summary>
    public static TheoryData<int> Lengths =>
    [
        .. Enumerable.Range(-290, 60).Concat(Enumerable.Range(-5, 10)).Select(more => Arena + more),
        Arena / 2, (Arena / 2) - 130, 2 * Arena, (4 * Arena) + 77, 1_000_003,
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public static void A_long_row_between_short_ones_is_signed(int length) => Assert.All(
        ["a", "é", "\\n", "😀", "\\u00e9\\ud83d\\ude00"],
        piece => Answers.AreExpected(Batch.Of(["[\"first\"]", $"[\"{Repeated(piece, length)}\"]", "[null,\"last\"]", "null", "\"bare\""])));

    [Fact]
    public static void A_row_of_many_arguments_is_signed()
    {
        foreach (var argument in new[] { "null", "1", "\"\"", "true", "\"a\"", "12345678901234567890" })
        {
            for (var count = 20_000; count < 20_100; count += 7)
            {
                Answers.AreExpected(Batch.Of([$"[1,{string.Join(',', Enumerable.Repeat(argument, count))}]", "[2]"]));
            }
        }
    }

    [Fact]
    public static void Thousands_of_rows_are_answered_in_order() => Answers.AreExpected(Batch.Of(
        Enumerable.Range(0, 20_000).SelectMany(row => new[] { "null", $"[null,\"{new string('a', row % 300)}\",{row}]" }),
        between: ", \n"));

    [Fact]
    public static void A_batch_of_the_most_rows_is_answered_and_one_row_more_is_refused()
    {
        string[] rows = [.. Enumerable.Repeat("1", BatchLimits.MaxRows)];
        Answers.AreExpected(Batch.Of(rows));

        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.Equal(
            "The answer to this batch would exceed Lambda's 6 MB; create the external function with MAX_BATCH_ROWS 86942 or less.",
            Assert.Throws<InvalidBatchException>(() => Answers.Of(Batch.Of([.. rows, "1"]), key)).Message);
    }

    /// <summary>As many copies as make a message of about so many bytes.</summary>
    private static string Repeated(string piece, int length)
    {
        var bytes = RowMessage.Of(Regex.Unescape(piece)).Bytes.Length - 4;
        return string.Concat(Enumerable.Repeat(piece, length / bytes)) + new string('x', length % bytes);
    }
}
