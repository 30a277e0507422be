using System.Globalization;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The times in links and in the history are in UTC, whatever the time zone of the session.</summary>
public sealed class TimeTests(Stack stack)
{
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData("Asia/Tokyo")]
    [InlineData(NewYork)]
    public async Task A_user_in_another_time_zone_has_good_links_and_records_in_UTC(string zone)
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var clicks = new Clicks(stack, deployment);
        await stack.QueryAsync($"ALTER USER \"{deployment.Properties.ApplicationUser}\" SET timezone TO '{zone}'");

        var link = (await clicks.LinksAsync(zone))[0];
        var response = await clicks.PostAsync(link);

        IsNow(IssuedAt(link));
        Assert.Equal(200, response.StatusCode);
        IsNow(DateTimeOffset.Parse((string)JsonNode.Parse(response.Body!)!["recordedAt"]!, CultureInfo.InvariantCulture));
        var times = (await stack.QueryAsync($"SELECT issued_at, recorded_at FROM {deployment.Schema}.quote_history_vw"))[0];
        Assert.All(times, time => IsNow(DateTimeOffset.Parse(
            (string)time!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
        var accept = (string)(await stack.QueryAsync(
            clicks.Viewer, $"SELECT accept_link FROM {deployment.Schema}.quote_current_vw"))[0][0]!;
        Assert.Equal(200, (await clicks.PostAsync(accept)).StatusCode);
    }

    [Fact]
    public async Task A_transaction_that_began_long_ago_has_new_links()
    {
        var links = await RunAsync(
            "SELECT pg_sleep(3)", "SELECT quote_link FROM public.quote_gen_vw LIMIT 1", "SELECT pg_sleep(1.1)",
            "SELECT quote_link FROM public.quote_gen_vw LIMIT 1");

        var issued = links.Where(link => link.Length > 0).Select(IssuedAt).ToArray();
        Assert.InRange(DateTimeOffset.UtcNow - issued[1], TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1.9));
        Assert.InRange(issued[1] - issued[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        // The microseconds are the transaction's.
        Assert.Equal(issued[0].Ticks % TimeSpan.TicksPerSecond, issued[1].Ticks % TimeSpan.TicksPerSecond);
    }

    [Theory]
    [InlineData("2026-11-01 00:59:59", "2026-11-01 04:59:59")]
    // Clocks go back from 02:00 to 01:00, so this is 05:00 or 06:00.
    [InlineData("2026-11-01 01:00:00", "2026-11-01 05:00:00")]
    [InlineData("2026-11-01 01:59:59.999999", "2026-11-01 05:59:59.999999")]
    [InlineData("2026-11-01 02:00:00", "2026-11-01 07:00:00")]
    [InlineData("2026-03-08 01:59:59", "2026-03-08 06:59:59")]
    [InlineData("2026-03-08 03:00:00", "2026-03-08 07:00:00")]
    [InlineData("2026-07-01 12:00:00.000001", "2026-07-01 16:00:00.000001")]
    public async Task An_hour_that_comes_twice_is_taken_to_be_the_first(string local, string utc) => Assert.Equal(
        utc, (await RunAsync($"SET timezone TO '{NewYork}'", $"SELECT public.f_utc(CAST('{local}' AS TIMESTAMP))"))[^1]);

    /// <summary>Every quarter of an hour of 2026: never later than it is, and right except in the hours around a change.</summary>
    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("Asia/Tokyo", 0)]
    [InlineData(NewYork, 4)]
    [InlineData("Europe/London", 4)]
    [InlineData("Europe/Dublin", 4)]
    [InlineData("America/Santiago", 4)]
    [InlineData("Africa/Casablanca", 4)]
    // Its clocks go back half an hour, so the half hour after the change is taken to be earlier too.
    [InlineData("Australia/Lord_Howe", 4)]
    public async Task A_time_is_never_taken_to_be_later_than_it_is(string zone, int early)
    {
        const string Instants =
            "generate_series(TIMESTAMPTZ '2026-01-01 00:00+00', TIMESTAMPTZ '2027-01-01 00:00+00', INTERVAL '15 minutes') t";
        const string Error = "public.f_utc(CAST(t AS TIMESTAMP)) - (t AT TIME ZONE 'UTC')";
        var results = await RunAsync(
            $"SET timezone TO '{zone}'",
            $"SELECT COUNT(*) FROM {Instants} WHERE {Error} > INTERVAL '0'",
            $"SELECT COUNT(*) FROM {Instants} WHERE {Error} < INTERVAL '0'",
            $"SELECT COUNT(*) FROM {Instants} WHERE {Error} < INTERVAL '-1 hour'");

        Assert.Equal(["0", early.ToString(CultureInfo.InvariantCulture), "0"], results[1..]);
    }

    private static DateTimeOffset IssuedAt(string link) => IssueTime.Parse(TestLink.Parse(link)["issued"])!.Value.Time;

    private static void IsNow(DateTimeOffset time) => Assert.Equal(DateTimeOffset.UtcNow, time, TimeSpan.FromSeconds(30));

    /// <summary>The first value of each statement's result, of statements in one transaction.</summary>
    private async Task<string[]> RunAsync(params string[] statements)
    {
        var result = await stack.Demo.Database.RunAsync(
            RedshiftDatabase.Admin, statements, new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        return [.. result.Statements.Select(statement => statement.Rows is [[var value, ..], ..] ? $"{value}" : "")];
    }
}
