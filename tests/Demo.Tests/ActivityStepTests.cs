using WriteBackLambdas.Demo.Dashboard;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Demo.Tests;

public sealed class ActivityStepTests
{
    [Theory]
    [InlineData(ActivityKind.Statement, "SELECT *\nFROM \"public\".quote_gen_vw\nLIMIT 1", "View read", "quote_gen_vw", false)]
    [InlineData(ActivityKind.Statement, "LOCK \"public\".tbquote_lock", "Lock", "tbquote_lock", false)]
    [InlineData(ActivityKind.Statement, "  call public.submit_quote(:a)", "Procedure", "submit_quote", true)]
    [InlineData(ActivityKind.Statement, "GRANT ROLE a TO b", "Statement", "", false)]
    [InlineData(ActivityKind.LambdaBatch, "public.udf_get_digest", "Digests signed", "public.udf_get_digest", false)]
    [InlineData(ActivityKind.ApiCall, "GET /prod/quotes?action=generate", "Link verified", "GET /prod/quotes?action=generate", false)]
    [InlineData(ActivityKind.ApiCall, "POST /prod/quotes", "Write-back answered", "POST /prod/quotes", true)]
    public void Each_activity_has_its_step(ActivityKind kind, string subject, string step, string what, bool writes)
    {
        var activity = Of(kind, subject, error: null);

        Assert.Equal(
            (step, what, writes), (ActivityStep.Of(activity).Name, ActivityStep.Object(activity), ActivityStep.Of(activity).Writes));
    }

    [Fact]
    public void A_refused_activity_does_not_write()
    {
        var step = ActivityStep.Of(Of(ActivityKind.Statement, "CALL public.submit_quote()", "ERROR: no"));
        Assert.Equal(("Refused", false), (step.Name, step.Writes));
    }

    [Fact]
    public void A_feed_has_the_activities_after_an_id_newest_first_and_a_cleared_log_keeps_counting()
    {
        var log = new ActivityLog(TimeProvider.System);
        log.Add(ActivityKind.Statement, "SELECT 1", "alice", 1, TimeSpan.FromMilliseconds(1.25), error: null);
        log.Clear();
        log.Add(ActivityKind.Statement, "CALL public.submit_quote()", "writer", -1, TimeSpan.Zero, error: null);
        log.Add(ActivityKind.LambdaBatch, "f", "alice", 7, TimeSpan.FromMilliseconds(1.25), error: null);

        var feed = ActivityFeed.Of(log, since: 0);

        Assert.Equal((3, 2), (feed.LastId, feed.LastWrite));
        Assert.Equal([3L, 2L], feed.Activities.Select(item => item.Id));
        Assert.Equal([7L, null], feed.Activities.Select(item => item.Rows));
        Assert.Equal(1.2, feed.Activities[0].Milliseconds);
        Assert.Equal([3L], ActivityFeed.Of(log, since: 2).Activities.Select(item => item.Id));
    }

    private static Activity Of(ActivityKind kind, string subject, string? error) =>
        new(1, DateTimeOffset.UnixEpoch, kind, subject, "alice", -1, TimeSpan.Zero, error);
}
