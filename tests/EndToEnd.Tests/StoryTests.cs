using System.Net;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The main use of the product, from the API's side.</summary>
public class StoryTests(Stack stack)
{
    [Fact]
    public async Task A_row_is_generated_then_in_review_with_the_same_id_then_accepted()
    {
        var row = new SourceRow();
        var first = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));
        var review = await stack.Api.PostAsync(await stack.Warehouse.RowLinkAsync(row.Customer), "note=Call+me+%26+mine");
        var accepted = await stack.Api.PostAsync((await stack.Warehouse.AcceptLinkAsync(first.QuoteId))!);

        Assert.Equal((1, "generated", false), (first.Revision, first.QuoteStatus, first.Replayed));
        Assert.Equal((2, "in review", false), (review.Revision, review.QuoteStatus, review.Replayed));
        Assert.Equal((3, "accepted", false), (accepted.Revision, accepted.QuoteStatus, accepted.Replayed));
        Assert.Equal('8', first.QuoteId[14]);
        Assert.Equal([first.QuoteId, first.QuoteId], [review.QuoteId, accepted.QuoteId]);
        Assert.Null(await stack.Warehouse.AcceptLinkAsync(first.QuoteId));

        var history = await stack.Warehouse.HistoryAsync(row.Customer);
        Assert.Equal(
            [
                [first.QuoteId, 1L, "generated", "1234.50", null, "alice", false],
                [first.QuoteId, 2L, "in review", "1234.50", "Call me & mine", "alice", false],
                [first.QuoteId, 3L, "accepted", "1234.50", null, "alice", true],
            ],
            history);
    }

    [Fact]
    public async Task A_link_opened_again_returns_what_it_recorded_first()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);
        var first = await stack.Api.PostAsync(link, "note=first");

        var again = await stack.Api.PostAsync(link, "note=second");

        Assert.True(again.Replayed);
        Assert.Equal(first.Body.Replace("\"replayed\":false", "\"replayed\":true", StringComparison.Ordinal), again.Body);
        Assert.Equal("first", Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer))[4]);
    }

    [Fact]
    public async Task An_acceptance_opened_again_is_a_replay_and_an_older_one_is_a_conflict()
    {
        var row = new SourceRow();
        var generated = await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));
        var staleAccept = (await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!;
        await stack.Api.PostAsync(await stack.Warehouse.RowLinkAsync(row.Customer));
        var accept = (await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!;
        var secondAccept = (await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!;

        var stale = await stack.Api.PostAsync(staleAccept);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(2, stale.Revision);

        Assert.Equal("accepted", (await stack.Api.PostAsync(accept)).QuoteStatus);
        Assert.True((await stack.Api.PostAsync(accept)).Replayed);

        var tooLate = await stack.Api.PostAsync(secondAccept);
        Assert.Equal(HttpStatusCode.Conflict, tooLate.Status);
        Assert.Equal(3, (await stack.Warehouse.HistoryAsync(row.Customer)).Count);
    }

    [Fact]
    public async Task Rows_that_differ_only_in_cost_share_a_quote_and_all_others_have_their_own()
    {
        var row = new SourceRow { State = null, Duties = "" };
        var links = await stack.Warehouse.GenerateLinksAsync(
            row,
            row with { Cost = 2m },
            row with { Cost = 3m, State = "" },
            row with { Cost = 4m, Duties = null },
            row with { Cost = 5m, BackgroundCheck = null });

        var answers = new List<TestAnswer>();
        foreach (var link in links)
        {
            answers.Add(await stack.Api.PostAsync(link));
        }

        Assert.Equal([1, 2, 1, 1, 1], answers.Select(answer => answer.Revision));
        Assert.Equal(4, answers.Select(answer => answer.QuoteId).Distinct().Count());
    }
}
