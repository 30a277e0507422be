using WriteBackLambdas.Demo.Dashboard;

namespace WriteBackLambdas.Demo.Tests;

public sealed class DashboardFormatTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7_260, "2 h 1 min")]
    [InlineData(180_000, "2 d 2 h")]
    public void Spans_have_their_two_largest_units(double seconds, string expected) =>
        Assert.Equal(expected, Format.Span((decimal)seconds));
}
