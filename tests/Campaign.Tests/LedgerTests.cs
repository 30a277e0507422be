namespace WriteBackLambdas.Campaign.Tests;

/// <summary>Shows that the ledger sees each thing that must not be.</summary>
public sealed class LedgerTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public void A_history_that_fits_the_answers_has_no_violation() => Assert.Empty(Check(Row(1), Row(2), Row(3)));

    [Fact]
    public void A_missing_row_was_lost() => Assert.Equal(["lost"], Check(Row(1), Row(2)));

    [Fact]
    public void A_digest_that_is_there_twice_was_duplicated() =>
        Assert.Equal(["duplicated"], Check(Row(1), Row(2), Row(3), Row(3) with { Revision = 4 }));

    [Fact]
    public void A_revision_that_is_left_out_is_wrong() =>
        Assert.Equal(["lost", "wrong"], Check(Row(1), Row(2), Row(3) with { Revision = 4 }));

    [Fact]
    public void A_combination_with_two_quotes_was_duplicated() => Assert.Equal(
        ["duplicated", "lost"], Check(Row(1), Row(2), Row(3) with { QuoteId = "other", Revision = 1, Status = "generated" }));

    [Fact]
    public void A_row_that_nobody_signed_was_forged() =>
        Assert.Equal(["forged"], Check(Row(1), Row(2), Row(3), Row(4) with { Digest = "unknown" }));

    [Fact]
    public void A_row_with_another_price_than_its_link_was_forged() =>
        Assert.Equal(["forged"], Check(Row(1), Row(2), Row(3) with { Price = 0.01m }));

    [Fact]
    public void A_link_without_a_final_answer_is_open()
    {
        _ledger.Add(Link(4));
        Assert.Equal(["open"], Check(Row(1), Row(2), Row(3)));
    }

    [Fact]
    public void A_link_that_was_refused_and_recorded_was_refused_wrongly()
    {
        var link = Link(4);
        var asked = DateTimeOffset.UnixEpoch.AddMinutes(1);
        link.Closed = (Fault.Pause, 410, asked);
        _ledger.Add(link);
        Assert.Empty(Check(Row(1), Row(2), Row(3)));
        Assert.Equal(["refused"], Check(Row(1), Row(2), Row(3), Row(4)));
        Assert.Empty(Check(Row(1), Row(2), Row(3), Row(4) with { CommittedAt = asked }));
    }

    /// <summary>Three links were recorded; returns the kinds of the violations.</summary>
    private IEnumerable<string> Check(params HistoryRow[] history)
    {
        for (var i = 1; i <= 3; i++)
        {
            var link = Link(i);
            link.Recorded.Enqueue((Fault.None, "quote", i));
            _ledger.Add(link);
        }

        return _ledger.Check(history).Select(violation => violation.Kind).Order();
    }

    private static Link Link(int number) => new("https://example.com", $"digest {number}", isAccept: false, "customer", number, keyAge: 0);

    private static HistoryRow Row(int revision) =>
        new(
            $"digest {revision}", "quote", revision, revision == 1 ? "generated" : "in review", "combination", revision,
            DateTimeOffset.UnixEpoch);
}
