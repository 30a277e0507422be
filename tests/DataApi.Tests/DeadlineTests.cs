namespace WriteBackLambdas.DataApi.Tests;

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
        Assert.Equal(left == 0, deadline.IsOver);
    }

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(10, 9, false)]
    [InlineData(10, 10, true)]
    public static void Work_is_canceled_at_the_deadline(int seconds, int passed, bool isCanceled)
    {
        var time = SampleEvents.CreateClock();
        using var cancellation = new Deadline(time, TimeSpan.FromSeconds(seconds)).CreateCancellation();
        time.Advance(TimeSpan.FromSeconds(passed));

        Assert.Equal(isCanceled, cancellation.IsCancellationRequested);
    }

    [Fact]
    public static async Task A_pause_that_would_not_end_in_time_is_not_made()
    {
        var time = SampleEvents.CreateClock();
        var deadline = new Deadline(time, TimeSpan.FromSeconds(10));
        Assert.False(await deadline.TryPauseAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        var pause = deadline.TryPauseAsync(TimeSpan.FromSeconds(9), TestContext.Current.CancellationToken);
        Assert.False(pause.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(await pause);
    }

    [Theory]
    [InlineData(28, 27)]
    [InlineData(90, 30)]
    [InlineData(1.6, 1)]
    [InlineData(1.4, null)]
    [InlineData(0, null)]
    public static void A_call_waits_whole_seconds_that_leave_time_for_its_response(double left, int? seconds) =>
        Assert.Equal(seconds, new Deadline(SampleEvents.CreateClock(), TimeSpan.FromSeconds(left)).WaitTimeSeconds());
}
