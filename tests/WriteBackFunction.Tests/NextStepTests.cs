using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

/// <summary>What a page says of a definition's actions, who may take them, and their inputs.</summary>
public static class NextStepTests
{
    private static readonly QuoteDefinition Discount =
        QuoteDefinition.Load(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json")));

    private static readonly QuoteLink Request = new("generate", "alice", Answers.Signed.Link.Issued, ["1", "Acme", "12.50"]);
    private static readonly QuoteLink Withdraw = new("withdraw", "alice", Answers.Signed.Link.Issued, [Answers.QuoteId, "1"]);

    [Fact]
    public static void A_recorded_quote_says_what_can_be_done_next_and_by_whom() => Assert.Contains(
        "<ul><li>Approve (anybody but the person who requested the quote)</li>"
        + "<li>Reject (anybody but the person who requested the quote)</li>"
        + "<li>Withdraw (only the person who requested the quote)</li></ul>\n"
        + "<p>To revise it, click “Request discount” on its row again.</p>",
        Page(Outcome.Recorded, Request, "requested"),
        StringComparison.Ordinal);

    [Fact]
    public static void After_a_final_status_nothing_can_be_done()
    {
        var page = Page(Outcome.Recorded, Withdraw, "withdrawn");

        Assert.Contains(">Quote withdrawn</h1>", page, StringComparison.Ordinal);
        Assert.Contains("data-kind=\"bad\">Withdrawn<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<ul>", page, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_quote_that_was_recorded_before_may_have_changed_since() =>
        Assert.DoesNotContain("Approve", Page(Outcome.Replayed, Request, "requested"), StringComparison.Ordinal);

    [Fact]
    public static void A_label_is_in_the_language_of_the_page() => Assert.Contains(
        "<li>Annehmen</li>", Answers.Page(Answers.Of(Outcome.Recorded), language: "de"), StringComparison.Ordinal);

    [Fact]
    public static void A_form_asks_for_the_inputs_of_its_action()
    {
        var approve = Withdraw with { Action = "approve" };

        Assert.Contains("name=\"discount\" required", Form(Request), StringComparison.Ordinal);
        Assert.Contains("name=\"reason\"", Form(Request), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"discount\"", Form(approve), StringComparison.Ordinal);
        Assert.Contains("name=\"reason\"", Form(approve), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", Form(Withdraw), StringComparison.Ordinal);
    }

    [Fact]
    public static void An_input_that_the_action_does_not_ask_for_is_neither_required_nor_read()
    {
        var form = new Dictionary<string, IReadOnlyList<string>> { ["discount"] = ["99"], ["reason"] = ["why"] };

        var (generate, approve) = (FormInputs.Read(Discount, "generate", form), FormInputs.Read(Discount, "approve", form));
        Assert.Equal("must be from 0.5 to 40", Assert.Contains("discount", generate.Faults));
        Assert.Equal([null, "why"], approve.Values);
        Assert.Empty(approve.Faults);
    }

    private static string Form(QuoteLink link) => Answers.Page(new Answer(Outcome.Form) { Link = link }, Discount);

    private static string Page(Outcome outcome, QuoteLink link, string status) => Answers.Page(
        new Answer(outcome) { Link = link, Quote = Answers.Of(Outcome.Recorded).Quote! with { Status = status } }, Discount);
}
