
namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class DeadlineTests
{
    [Theory]
    [InlineData(10, 0, 10)]
    [InlineData(10, 4, 6)]
    [InlineData(10, 10, 0)]
    [InlineData(10, 11, 0)]
    [InlineData(-1, 0, 0)]
    public static void The_time_left_shrinks_and_is_never_negative(int seconds, int passed, int left)
    {
        var time = SampleEvents.CreateClock();
        var deadline = new Deadline(time, TimeSpan.FromSeconds(seconds));
        time.Advance(TimeSpan.FromSeconds(passed));

        Assert.Equal(TimeSpan.FromSeconds(left), deadline.Remaining);
    }

    [Fact]
    public static void What_starts_after_the_deadline_is_cancelled_at_once()
    {
        using var cancellation = new Deadline(SampleEvents.CreateClock(), TimeSpan.FromSeconds(-1)).CreateCancellation();

        Assert.True(cancellation.IsCancellationRequested);
    }
}
