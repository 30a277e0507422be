using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Quotes.Tests;

public static class RowHashTests
{
    // python3 -c "import hashlib; print(hashlib.blake2b(b'quote-row/1\0...', digest_size=32).hexdigest())"
    [Fact]
    public static void The_hash_of_an_acceptance_is_the_documented_one()
    {
        Assert.True(Digest.TryParse(new string('a', 64), out var digest));
        var link = new QuoteLink("accept", "alice", IssueTime.Parse("20260131T120000000500")!.Value, ["q", "1"]);

        var hash = RowHash.Of(QuoteDefinition.Embedded, link, digest, ["é"]);

        Assert.Equal("acd933484cfe2159ae56cbe2fc27d65bde1ed3fd506a09ccbbb5609fc0221b8e", hash);
        Assert.NotEqual(hash, RowHash.Of(QuoteDefinition.Embedded, link, digest, [""]));
        Assert.NotEqual(
            RowHash.Of(QuoteDefinition.Embedded, link, digest, [null]), RowHash.Of(QuoteDefinition.Embedded, link, digest, [""]));
    }

    [Theory]
    [InlineData(SqlTypeKind.Decimal, "1234.5", "1234.50")]
    [InlineData(SqlTypeKind.Decimal, "-0.50", "-0.5")]
    [InlineData(SqlTypeKind.Decimal, "-007.0", "-7")]
    [InlineData(SqlTypeKind.Decimal, "-0.00", "0")]
    [InlineData(SqlTypeKind.Integer, "+0100", "100")]
    [InlineData(SqlTypeKind.Boolean, "true", "t")]
    [InlineData(SqlTypeKind.Boolean, "false", "f")]
    public static void Two_texts_of_a_value_are_one(SqlTypeKind kind, string one, string other) =>
        Assert.Equal(Text(kind, one), Text(kind, other));

    [Theory]
    [InlineData(SqlTypeKind.Decimal, "0.05", "0.5")]
    [InlineData(SqlTypeKind.Decimal, "-5", "5")]
    [InlineData(SqlTypeKind.Integer, "100", "10")]
    [InlineData(SqlTypeKind.Integer, "-10", "-1")]
    [InlineData(SqlTypeKind.Varchar, "007", "7")]
    [InlineData(SqlTypeKind.Varchar, "t", "true")]
    public static void Two_values_are_not_one(SqlTypeKind kind, string one, string other) =>
        Assert.NotEqual(Text(kind, one), Text(kind, other));

    [Theory]
    [InlineData("2026-01-31 12:00:00", "2026-01-31 12:00:00.000000")]
    [InlineData("2026-01-31 12:00:00.05", "2026-01-31 12:00:00.050000")]
    [InlineData("2026-01-31 12:00:00.123456", "2026-01-31 12:00:00.123456")]
    public static void A_time_has_six_digits_of_its_fraction(string text, string expected)
    {
        var time = new byte[StoredText.TimeLength];
        Assert.True(StoredText.TryWriteTime(Encoding.UTF8.GetBytes(text), time));
        Assert.Equal(expected, Encoding.UTF8.GetString(time));
    }

    private static string Text(SqlTypeKind kind, string text) => Encoding.UTF8.GetString(StoredText.Of(kind, Encoding.UTF8.GetBytes(text)));
}
