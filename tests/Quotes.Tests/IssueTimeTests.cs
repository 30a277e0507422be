namespace WriteBackLambdas.Quotes.Tests;

public static class IssueTimeTests
{
    [Fact]
    public static void A_time_is_read_to_the_microsecond_and_written_as_it_was()
    {
        var issued = IssueTime.Parse("20260102T030405000006");

        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 0, 6, TimeSpan.Zero), issued?.Time);
        Assert.Equal("20260102T030405000006", issued.ToString());
        Assert.Equal("2026-01-02 03:04:05.000006", issued?.ToSqlText());
    }

    [Theory]
    [InlineData("00010101T000000000000")]
    [InlineData("20240229T235959999999")]
    [InlineData("99991231T235959999999")]
    public static void The_ends_of_time_come_back(string text) => Assert.Equal(text, IssueTime.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20260102T03040500000")]
    [InlineData("20260102T0304050000060")]
    [InlineData("20260102 030405000006")]
    [InlineData("20260102t030405000006")]
    [InlineData("20261302T030405000006")]
    [InlineData("20260229T030405000006")]
    [InlineData("20260102T240000000000")]
    [InlineData("20260102T030405000006Z")]
    [InlineData(" 20260102T030405000006")]
    [InlineData("20260102T030405000006\0")]
    [InlineData("2026-01-02T03:04:05.000006")]
    [InlineData("٢0260102T030405000006")]
    public static void Any_other_form_is_no_time(string? text) => Assert.Null(IssueTime.Parse(text));
}
