using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Events that arrive more than once or need more than one call: the warehouse executes every statement once.</summary>
public sealed class RepetitionTests(Stack stack)
{
    [Theory]
    [InlineData(36)]
    [InlineData(200)]
    public async Task An_event_that_is_delivered_twice_executes_nothing_again(int requestIdLength)
    {
        var deployment = new Deployment(stack);
        var request = deployment.Event("Create");
        // A client token has at most 64 characters.
        request["RequestId"] = $"{Guid.NewGuid()}{new string('r', requestIdLength - 36)}";
        var mark = stack.Mark();
        await deployment.RunAsync(request);

        await deployment.RunAsync(request);

        AssertExecutedOnce(deployment, mark);
    }

    [Fact]
    public async Task An_event_that_is_delivered_four_times_at_once_executes_everything_once()
    {
        var deployment = new Deployment(stack);
        var mark = stack.Mark();
        var request = await deployment.StartAsync("Create");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => deployment.IsCompleteAsync(request))), Assert.True);

        AssertExecutedOnce(deployment, mark);
    }

    [Fact]
    public async Task A_run_can_stop_anywhere_and_continues_there()
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        var mark = stack.Mark();
        var request = await deployment.StartAsync("Create");
        var calls = 1;
        while (!await deployment.IsCompleteAsync(request, seconds: calls))
        {
            calls++;
        }

        Assert.True(calls > deployment.Script.Statements.Count(statement => statement.Batch is null), $"{calls} calls");
        AssertExecutedOnce(deployment, mark);
        Assert.Equal(36, await deployment.CountAsync("billing_input_tbl"));
    }

    [Fact]
    public async Task An_installation_that_takes_too_long_fails_before_CloudFormation_would_and_says_what_it_waits_for()
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        var request = await deployment.StartAsync("Create");
        Assert.False(await deployment.IsCompleteAsync(request, seconds: 3));
        request["Data"]!["Started"] = DateTimeOffset.UtcNow.AddMinutes(-51);

        var exception = await Assert.ThrowsAsync<WarehouseException>(() => deployment.IsCompleteAsync(request, seconds: 3));

        Assert.StartsWith("Timed out after 50 minutes, still waiting to ", exception.Message, StringComparison.Ordinal);
        Assert.True(await deployment.IsCompleteAsync(request, seconds: 1000));
    }

    [Fact]
    public async Task A_call_without_time_executes_nothing()
    {
        var deployment = new Deployment(stack);
        var request = await deployment.StartAsync("Create");

        Assert.False(await deployment.IsCompleteAsync(request, seconds: 0));
        Assert.False(await deployment.IsCompleteAsync(request, seconds: -5));

        Assert.Empty(deployment.Executed(0));
        Assert.EndsWith("still waiting to create the schema]", deployment.Log.Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_waits_for_a_lock_is_not_executed_again()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddRegionAsync();
        deployment.Properties = deployment.Properties with { Definition = Deployment.DefinitionWithRegion };
        var request = await deployment.StartAsync("Update", deployment.PhysicalId);
        var mark = stack.Mark();

        using var release = new CancellationTokenSource();
        var holder = stack.Demo.Database.RunAsync(
            RedshiftDatabase.Admin,
            [$"LOCK {deployment.Schema}.tbquote", "SELECT pg_sleep(600)"],
            new Dictionary<string, string>(),
            release.Token);
        while (await CountLocksAsync(deployment, isGranted: true) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        do
        {
            Assert.False(await deployment.IsCompleteAsync(request, seconds: 1));
        }
        while (await CountLocksAsync(deployment, isGranted: false) == 0);

        Assert.EndsWith("still waiting to add column region]", deployment.Log.Lines.Last(), StringComparison.Ordinal);
        await release.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder);
        await deployment.CompleteAsync(request);

        Assert.Single(
            deployment.Executed(mark),
            activity => activity.Subject == $"ALTER TABLE {deployment.Schema}.tbquote ADD COLUMN region VARCHAR(10);");
    }

    private static void AssertExecutedOnce(Deployment deployment, long mark)
    {
        var executed = deployment.Executed(mark);
        int Count(string sql) => executed.Count(activity => activity.Subject == sql);

        Assert.All(executed, activity => Assert.Null(activity.Error));
        Assert.All([.. deployment.Script.Sample, .. deployment.Script.Statements], statement =>
        {
            Assert.Equal(1, Count(statement.NeededWhenZero ?? statement.Sql));
            Assert.InRange(Count(statement.Sql), 0, 1);
        });
    }

    private Task<long> CountLocksAsync(Deployment deployment, bool isGranted) => stack.CountAsync(
        $"pg_locks WHERE relation = '{deployment.Schema}.tbquote'::regclass AND mode = 'AccessExclusiveLock' AND granted = {isGranted}");
}
