using System.Text.Json.Nodes;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The write-back function's session of the Data API: one a process, and never the reason why a click fails.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly Stack stack;
    private readonly DataApiRecorder recorder = new();
    private readonly ShiftedTime time = new();
    private readonly FunctionClient function;

    public SessionTests(Stack stack) =>
        (this.stack, function) = (stack, CreateFunction(stack, TimeSpan.FromSeconds(28)));

    [Fact]
    public async Task The_first_click_opens_a_session_and_the_next_ones_use_it()
    {
        await RecordAsync();
        await RecordAsync();
        await RecordAsync();

        var (opening, second, third) = (Batch(0), Batch(1), Batch(2));
        Assert.Equal((DemoStack.Workgroup, 300, null), (Text(opening, "WorkgroupName"), Keeps(opening), Text(opening, "SessionId")));
        Assert.NotNull(Text(second, "SessionId"));
        Assert.Equal((null, null, Text(second, "SessionId")), (Text(third, "WorkgroupName"), Keeps(third), Text(third, "SessionId")));
        Assert.Equal(3, recorder.Batches.Count);
    }

    [Fact]
    public async Task A_session_that_the_service_has_ended_costs_one_call_and_no_click()
    {
        await RecordAsync();
        recorder.Refusal = batch => Text(batch, "SessionId") is null ? null : "ValidationException";
        await RecordAsync();
        Assert.Equal((null, null), (Text(Batch(2), "SessionId"), Keeps(Batch(2))));

        await RecordAsync();
        Assert.Equal((4, null), (recorder.Batches.Count, Keeps(Batch(3))));

        recorder.Refusal = _ => null;
        time.Advance(TimeSpan.FromMinutes(5));
        await RecordAsync();
        Assert.Equal(300, Keeps(Batch(4)));
    }

    [Fact]
    public async Task A_warehouse_that_opens_no_more_sessions_records_without_one()
    {
        recorder.Refusal = batch => Keeps(batch) is null ? null : "ActiveSessionsExceededException";
        await RecordAsync();

        Assert.Equal([300, null], recorder.Batches.Select(Keeps));
    }

    [Fact]
    public async Task After_202_the_session_is_busy_and_the_next_click_runs_without_it()
    {
        var hurried = CreateFunction(stack, TimeSpan.FromSeconds(6));
        Assert.Equal(200, (await hurried.PostAsync(await LinkAsync())).StatusCode);
        var link = await LinkAsync();
        var holder = stack.Warehouse.TryAsync(RedshiftDatabase.Admin, "LOCK public.tbquote_lock", "SELECT pg_sleep(7)");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(202, (await hurried.PostAsync(link)).StatusCode);
        await holder;

        Assert.Equal(200, (await hurried.PostAsync(link)).StatusCode);

        Assert.NotNull(Text(Batch(1), "SessionId"));
        Assert.Equal((DemoStack.Workgroup, null), (Text(Batch(2), "WorkgroupName"), Text(Batch(2), "SessionId")));
    }

    [Fact]
    public async Task Clicks_at_the_same_time_open_one_session()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RecordAsync()));

        Assert.Single(recorder.Batches, batch => Keeps(batch) is not null);
    }

    [Fact]
    public async Task A_transaction_that_failed_leaves_its_session_behind()
    {
        await RecordAsync();
        // The history has no room for this viewer.
        var link = TestLink.Parse(await LinkAsync()).With("viewer", new string('v', 300)).ToString();
        using var secrets = stack.Demo.CreateSecretsClient();
        using var keys = SigningKeys.ForSigning(secrets, SigningKeys.DefaultSecretId, TimeProvider.System);
        var signed = await Resigning.ResignAsync(new DigestFunction.Function(keys), link);
        Assert.Equal(500, (await function.PostAsync(signed)).StatusCode);

        await RecordAsync();
        Assert.NotNull(Text(Batch(1), "SessionId"));
        Assert.Null(Text(Batch(2), "SessionId"));
    }

    public void Dispose() => recorder.Dispose();

    private FunctionClient CreateFunction(Stack owner, TimeSpan timeLeft) => new(
        owner.Demo, time, warehouse: owner.Demo.CreateDataClient(DemoStack.WriteBackAccessKey, recorder)) { TimeLeft = timeLeft };

    private async Task RecordAsync() => Assert.Equal(200, (await function.PostAsync(await LinkAsync())).StatusCode);

    private Task<string> LinkAsync() => stack.Warehouse.GenerateLinkAsync(new SourceRow());

    private JsonNode Batch(int place) => recorder.Batches.ElementAt(place);

    private static string? Text(JsonNode batch, string name) => (string?)batch[name];

    private static int? Keeps(JsonNode batch) => (int?)batch["SessionKeepAliveSeconds"];
}
