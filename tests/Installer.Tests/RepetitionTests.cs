using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>One event that arrives more than once, or takes more than one call: the warehouse runs every statement once.</summary>
public sealed class RepetitionTests(Stack stack)
{
    [Fact]
    public async Task An_event_that_is_delivered_twice_runs_nothing_again()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        var mark = stack.Mark();
        await deployment.RunAsync(request);

        await deployment.RunAsync(request);

        AssertOnce(deployment, mark);
    }

    [Fact]
    public async Task An_event_that_is_delivered_to_four_at_the_same_time_runs_once()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => deployment.IsCompleteAsync(request)));

        Assert.All(answers, Assert.True);
        AssertOnce(deployment, mark);
    }

    [Fact]
    public async Task A_run_may_stop_anywhere_and_goes_on_from_there()
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();
        var calls = 1;
        while (!await deployment.IsCompleteAsync(request, seconds: calls))
        {
            calls++;
        }

        Assert.True(calls > deployment.Script.Statements.Count, $"{calls} calls");
        AssertOnce(deployment, mark);
        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.billing_input_tbl"));
    }

    [Fact]
    public async Task What_takes_too_long_fails_before_CloudFormation_would_and_says_what_it_waited_for()
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        Assert.False(await deployment.IsCompleteAsync(request, seconds: 3));
        request["Data"]!["Began"] = DateTimeOffset.UtcNow.AddMinutes(-51);

        var e = await Assert.ThrowsAsync<Warehouse.WarehouseException>(() => deployment.IsCompleteAsync(request, seconds: 3));

        Assert.StartsWith("Could not finish within 50 minutes; the last to do was to ", e.Message, StringComparison.Ordinal);
        Assert.True(await deployment.IsCompleteAsync(request, seconds: 1000));
    }

    [Fact]
    public async Task A_request_id_that_is_longer_than_a_client_token_is_still_one_run()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        request["RequestId"] = new string('r', 200);
        var mark = stack.Mark();
        await deployment.RunAsync(request);

        await deployment.RunAsync(request);

        AssertOnce(deployment, mark);
    }

    [Fact]
    public async Task A_call_without_time_runs_nothing()
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();

        Assert.False(await deployment.IsCompleteAsync(request, seconds: 0));
        Assert.False(await deployment.IsCompleteAsync(request, seconds: -5));

        Assert.Empty(stack.Ran(mark));
        Assert.EndsWith("not yet, still to create the schema]", deployment.Log.Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_waits_for_a_lock_is_waited_for_and_not_run_again()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await stack.QueryAsync($"ALTER TABLE {deployment.Schema}.billing_input_tbl ADD COLUMN region VARCHAR(10)");
        deployment.Properties = deployment.Properties with { Definition = Definitions.WithRegion };
        var request = deployment.Event("Update", deployment.PhysicalId);
        await deployment.BeginAsync(request);
        var mark = stack.Mark();

        using var release = new CancellationTokenSource();
        var holder = stack.Local.Database.RunAsync(
            RedshiftDatabase.Admin, [$"LOCK {deployment.Schema}.tbquote", "SELECT pg_sleep(600)"], new Dictionary<string, string>(), release.Token);
        await UntilLockAsync(deployment, isGranted: true);
        do
        {
            Assert.False(await deployment.IsCompleteAsync(request, seconds: 1));
        }
        while (await CountLocksAsync(deployment, isGranted: false) == 0);

        Assert.False(await deployment.IsCompleteAsync(request, seconds: 1));
        Assert.EndsWith("not yet, still to add column region]", deployment.Log.Lines.Last(), StringComparison.Ordinal);
        await release.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder);

        while (!await deployment.IsCompleteAsync(request))
        {
            // The lock is free.
        }

        Assert.Equal(1, stack.Ran(mark).Count(activity => activity.Subject == $"ALTER TABLE {deployment.Schema}.tbquote ADD COLUMN region VARCHAR(10);"));
    }

    private static void AssertRunOnce(IReadOnlyList<Activity> ran, string sql) =>
        Assert.True(ran.Count(activity => activity.Subject == sql) == 1, $"{ran.Count(activity => activity.Subject == sql)} times: {sql}");

    private void AssertOnce(Deployment deployment, long mark)
    {
        var ran = stack.Ran(mark);
        Assert.All(ran, activity => Assert.Null(activity.Error));
        Assert.All([.. deployment.Script.Sample, .. deployment.Script.Statements], statement =>
        {
            AssertRunOnce(ran, statement.NeededWhenZero ?? statement.Sql);
            Assert.InRange(ran.Count(activity => activity.Subject == statement.Sql), 0, 1);
        });
    }

    private async Task UntilLockAsync(Deployment deployment, bool isGranted)
    {
        while (await CountLocksAsync(deployment, isGranted) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private async Task<long> CountLocksAsync(Deployment deployment, bool isGranted) => (long)(await stack.Local.Database.RunAsync(
        RedshiftDatabase.Admin,
        [$"SELECT COUNT(*) FROM pg_locks WHERE relation = '{deployment.Schema}.tbquote'::regclass AND mode = 'AccessExclusiveLock' AND granted = {isGranted}"],
        new Dictionary<string, string>(),
        TestContext.Current.CancellationToken)).Statements[0].Rows[0][0]!;
}
