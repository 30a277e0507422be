using WriteBackLambdas.Demo.Dashboard;

namespace WriteBackLambdas.Demo.Tests;

public sealed class DashboardFormatTests
{
    [Theory]
    [InlineData("1234.5", 2, "1,234.50")]
    [InlineData("-0.25", 2, "-0.25")]
    [InlineData("7", 0, "7")]
    [InlineData("text", 2, "text")]
    public void Amounts_are_grouped_and_have_all_their_places(string value, int scale, string expected) =>
        Assert.Equal(expected, Format.Amount(value, scale));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7_260, "2 h 1 min")]
    [InlineData(180_000, "2 d 2 h")]
    public void Spans_are_told_in_their_two_largest_units(double seconds, string expected) =>
        Assert.Equal(expected, Format.Span((decimal)seconds));
}
