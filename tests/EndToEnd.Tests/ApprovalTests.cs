using System.Globalization;
using System.Text.Json;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>samples/discount-approval.json: alice requests, and only somebody else may approve or reject.</summary>
public sealed class ApprovalTests(Stack stack) : IAsyncLifetime
{
    private const string Schema = "approval";
    private const string Other = "approver";

    private static readonly QuoteDefinition Definition = QuoteDefinition.Load(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json"))) with { Schema = Schema };

    private static int _orders;

    private readonly int _order = Interlocked.Increment(ref _orders);

    public async ValueTask InitializeAsync()
    {
        if ((await stack.Warehouse.QueryAsync("admin", $"SELECT 1 FROM pg_namespace WHERE nspname = '{Schema}'")).Count == 0)
        {
            await stack.Warehouse.QueryAsync("admin", $"CREATE SCHEMA {Schema}");
            await stack.Warehouse.QueryAsync(
                "admin", $"CREATE TABLE {Schema}.open_orders (order_no INTEGER, customer VARCHAR(80), amount DECIMAL(12,2))");
            await stack.Warehouse.InstallAsync(Definition);
            await stack.Warehouse.CreateViewerAsync(Other);
        }

        await stack.Warehouse.QueryAsync("admin", $"INSERT INTO {Schema}.open_orders VALUES ({_order}, 'Acme', 1200)");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Another_person_approves_and_the_row_has_what_was_requested()
    {
        var requested = await RequestAsync();
        Assert.Equal(("requested", 1), (requested.Status, requested.Revision));

        var approved = await PostAsync((await LinkAsync(Other, "approve"))!, "reason=fine&discount=40");

        Assert.Equal((200, "approved", 2), (approved.Code, approved.Status, approved.Revision));
        Assert.Equal(requested.QuoteId, approved.QuoteId);
        Assert.Equal(
            [
                [requested.QuoteId, 1L, "requested", 1L, "1200.00", "12.5", "volume", "alice"],
                [requested.QuoteId, 2L, "approved", 1L, "1200.00", "12.5", "fine", Other],
            ],
            await HistoryAsync());
    }

    [Fact]
    public async Task A_link_is_there_only_for_whom_the_definition_allows_it()
    {
        await RequestAsync();

        Assert.Equal(
            [("alice", "withdraw"), (Other, "approve"), (Other, "reject")],
            await AllLinksAsync());

        await PostAsync((await LinkAsync(Other, "reject"))!);
        Assert.Empty(await AllLinksAsync());
    }

    [Theory]
    [InlineData("alice", "approve")]
    [InlineData("alice", "reject")]
    [InlineData(Other, "withdraw")]
    public async Task Who_may_not_act_is_refused_with_a_link_that_is_genuine(string viewer, string action)
    {
        var requested = await RequestAsync();

        var refused = await PostAsync(await SignAsync(viewer, action, requested.QuoteId, 1));

        Assert.Equal((403, "urn:problem-type:write-back:excluded"), (refused.Code, refused.Type));
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task The_requester_withdraws_and_the_inputs_stay()
    {
        await RequestAsync();

        var withdrawn = await PostAsync((await LinkAsync("alice", "withdraw"))!, "reason=other&discount=1");

        Assert.Equal((200, "withdrawn"), (withdrawn.Code, withdrawn.Status));
        Assert.Equal(["withdrawn", 1L, "1200.00", "12.5", "volume", "alice"], (await HistoryAsync())[1].Skip(2));
    }

    [Fact]
    public async Task The_requester_is_who_requested_last()
    {
        await RequestAsync();
        Assert.Equal("requested", (await RequestAsync(Other)).Status);

        Assert.Equal([("alice", "approve"), ("alice", "reject"), (Other, "withdraw")], await AllLinksAsync());
        Assert.Equal("approved", (await PostAsync((await LinkAsync("alice", "approve"))!)).Status);
    }

    [Fact]
    public async Task After_a_final_status_generating_starts_another_negotiation_with_an_id_of_its_own()
    {
        var first = await RequestAsync();
        await PostAsync((await LinkAsync(Other, "reject"))!);

        var second = await RequestAsync();
        var revised = await RequestAsync();

        Assert.Equal(("requested", 1), (second.Status, second.Revision));
        Assert.NotEqual(first.QuoteId, second.QuoteId);
        Assert.Equal((second.QuoteId, 2), (revised.QuoteId, revised.Revision));
        Assert.Equal(
            [[first.QuoteId, 1L, 1L], [first.QuoteId, 2L, 1L], [second.QuoteId, 1L, 2L], [second.QuoteId, 2L, 2L]],
            (await HistoryAsync()).Select(row => new[] { row[0], row[1], row[3] }));
    }

    [Fact]
    public async Task An_action_is_replayed_and_a_stale_one_is_a_conflict_that_says_what_is_newest()
    {
        var requested = await RequestAsync();
        var (approve, reject, stale) = (
            (await LinkAsync(Other, "approve"))!,
            (await LinkAsync(Other, "reject"))!,
            await SignAsync(Other, "approve", requested.QuoteId, 2));

        Assert.Equal((409, "requested", 1), Newest(await PostAsync(stale)));
        Assert.Equal("approved", (await PostAsync(approve)).Status);
        var again = await PostAsync(approve);
        Assert.Equal((200, "approved", true), (again.Code, again.Status, again.Replayed));
        Assert.Equal((409, "approved", 2), Newest(await PostAsync(reject)));
        Assert.Equal((409, "approved", 2), Newest(await PostAsync(await SignAsync(Other, "reject", requested.QuoteId, 2))));
        Assert.Equal(2, (await HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_quote_that_does_not_exist_is_a_conflict_for_everybody()
    {
        Assert.Equal(409, (await PostAsync(await SignAsync(Other, "approve", Guid.NewGuid().ToString(), 1))).Code);
        Assert.Equal(409, (await PostAsync(await SignAsync("alice", "withdraw", Guid.NewGuid().ToString(), 1))).Code);
    }

    [Fact]
    public async Task An_expired_action_is_refused_unless_it_was_recorded_in_time()
    {
        await RequestAsync();
        var (approve, reject) = ((await LinkAsync(Other, "approve"))!, (await LinkAsync(Other, "reject"))!);
        var time = new ShiftedTime();
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(410, (await PostAsync(approve, time: time)).Code);
        Assert.Single(await HistoryAsync());

        await PostAsync(approve);
        var late = await PostAsync(approve, time: time);
        Assert.Equal((200, true), (late.Code, late.Replayed));
        Assert.Equal(410, (await PostAsync(reject, time: time)).Code);
    }

    [Fact]
    public async Task An_unknown_action_and_a_missing_input_are_malformed()
    {
        var link = (await GenerateLinkAsync("alice"))!;

        Assert.Equal(400, (await PostAsync(link, "reason=volume")).Code);
        Assert.Equal(400, (await PostAsync(await SignAsync(Other, "accept", Guid.NewGuid().ToString(), 1))).Code);
    }

    [Fact]
    public async Task A_quote_with_a_status_of_an_earlier_definition_has_no_link_and_can_be_requested_again()
    {
        var requested = await RequestAsync();
        await stack.Warehouse.QueryAsync("admin", $"UPDATE {Schema}.discount_history SET status = 'asked' WHERE order_no = {_order}");

        Assert.Empty(await AllLinksAsync());
        Assert.Equal(409, (await PostAsync(await SignAsync(Other, "approve", requested.QuoteId, 1))).Code);
        var again = await RequestAsync();
        Assert.Equal((requested.QuoteId, 2), (again.QuoteId, again.Revision));
        Assert.Equal([("alice", "withdraw"), (Other, "approve"), (Other, "reject")], await AllLinksAsync());
    }

    private static (int Code, string Status, int Revision) Newest(Reply reply) => (reply.Code, reply.Status, reply.Revision);

    private async Task<Reply> RequestAsync(string viewer = "alice") =>
        await PostAsync((await GenerateLinkAsync(viewer))!, "discount=12.5&reason=volume");

    private async Task<Reply> PostAsync(string link, string? form = null, TimeProvider? time = null)
    {
        var response = await new FunctionClient(stack.Demo, time, definition: Definition).PostAsync(link, form);
        var json = JsonElement.Parse(response.Body!);
        string Text(string member) => json.TryGetProperty(member, out var value) ? value.ToString() : "";
        return new Reply(
            response.StatusCode,
            Text("quoteId"),
            Text("revision") is { Length: > 0 } revision ? int.Parse(revision, CultureInfo.InvariantCulture) : 0,
            Text("quoteStatus") is { Length: > 0 } newest ? newest : Text("status"),
            Text("replayed") == "True",
            Text("type"));
    }

    private async Task<string?> GenerateLinkAsync(string viewer) => (string?)(await stack.Warehouse.QueryAsync(
        viewer, $"SELECT quote_link FROM {Schema}.quote_gen_vw WHERE order_no = {_order}"))[0][0];

    private async Task<string?> LinkAsync(string viewer, string action) => (string?)(await stack.Warehouse.QueryAsync(
        viewer, $"SELECT {action}_link FROM {Schema}.quote_current_vw WHERE order_no = {_order}"))[0][0];

    private async Task<(string Viewer, string Action)[]> AllLinksAsync()
    {
        List<(string, string)> links = [];
        foreach (var viewer in (string[])["alice", Other])
        {
            foreach (var action in Definition.Workflow.Actions.Select(action => action.Name))
            {
                if (await LinkAsync(viewer, action) is not null)
                {
                    links.Add((viewer, action));
                }
            }
        }

        return [.. links];
    }

    /// <summary>A link that the key has signed, whoever may have it.</summary>
    private async Task<string> SignAsync(string viewer, string action, string quoteId, int revision)
    {
        var link = new QuoteLink(action, viewer, new IssueTime(TimeProvider.System.GetUtcNow()), [quoteId, $"{revision}"]);
        var row = await stack.Warehouse.QueryAsync(
            viewer,
            $"SELECT {Schema}.udf_get_digest('{QuoteLink.Purpose}', '{action}', '{viewer}', '{link.Issued}', '{quoteId}', '{revision}')");
        return $"https://api.example.com/quotes?action={action}&viewer={viewer}&issued={link.Issued}"
            + $"&quote_id={quoteId}&revision={revision}&digest={row[0][0]}";
    }

    private Task<IReadOnlyList<IReadOnlyList<object?>>> HistoryAsync() => stack.Warehouse.QueryAsync(
        "admin",
        "SELECT quote_id, revision, status, negotiation, amount, discount, reason, requested_by "
        + $"FROM {Schema}.discount_history WHERE order_no = {_order} ORDER BY negotiation, revision");

    private sealed record Reply(int Code, string QuoteId, int Revision, string Status, bool Replayed, string Type);
}
