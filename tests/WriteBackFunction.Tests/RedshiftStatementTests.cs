using Amazon.RedshiftDataAPIService.Model;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class RedshiftStatementTests
{
    private static readonly IssueTime Issued = IssueTime.Parse("20260102T030405000006")!.Value;
    private static readonly IssueTime Until = IssueTime.Parse("20260131T121600000000")!.Value;

    [Fact]
    public static void A_submission_is_the_lock_and_then_the_call_with_every_value_as_a_parameter()
    {
        var signed = Requests.Link(Issued);
        var statement = Statement(signed, ["a 'note'"], Intent.Write);

        Assert.Equal(
            [
                "LOCK \"public\".tbquote_lock",
                "CALL \"public\".submit_quote(:p_digest, :p_viewer, :p_issued_at, :p_write_until, NULL, :p_combination, :f_customer, "
                + ":f_bgc, :f_skilledtrades, NULL, :f_state, :f_jobdutydescription, :f_cost, :f_note, :p_quote_id, 0, '', '', '')",
            ],
            statement.Sqls);
        Assert.Equal(
            [
                ("p_digest", signed.Digest.ToHex()), ("p_viewer", "alice"), ("p_issued_at", "2026-01-02 03:04:05.000006"),
                ("p_write_until", "2026-01-31 12:16:00.000000"),
                ("p_combination", signed.Link.Combination(QuoteDefinition.Embedded)), ("f_customer", "Acme <b>"), ("f_bgc", "true"),
                ("f_skilledtrades", "Welder"), ("f_state", "TX"), ("f_jobdutydescription", "Welds & \"cuts\""), ("f_cost", "1234.50"),
                ("f_note", "a 'note'"), ("p_quote_id", "new-id"),
            ],
            Parameters(statement));
    }

    [Fact]
    public static void An_acceptance_calls_with_the_quote_and_the_revision_that_were_signed()
    {
        var signed = Requests.AcceptLink(Issued);
        var statement = Statement(signed, [null], Intent.FindAfterWriters);

        Assert.Equal(
            "CALL \"public\".act_on_quote(:p_digest, :p_viewer, :p_issued_at, NULL, NULL, :p_action, NULL, :p_quote_id, 3, '', '', '')",
            statement.Sqls[1]);
        Assert.Equal(
            [
                ("p_digest", signed.Digest.ToHex()), ("p_viewer", "alice"), ("p_issued_at", "2026-01-02 03:04:05.000006"),
                ("p_action", "accept"),
                ("p_quote_id", signed.Link.QuoteId),
            ],
            Parameters(statement));
    }

    [Fact]
    public static void A_mere_look_takes_no_lock()
    {
        var statement = Statement(Requests.Link(Issued), [null], Intent.Find);

        Assert.StartsWith("CALL ", Assert.Single(statement.Sqls), StringComparison.Ordinal);
        Assert.DoesNotContain(Parameters(statement), parameter => parameter.Item1 == "p_write_until");
    }

    [Fact]
    public static void Empty_text_and_NULL_which_no_parameter_can_carry_stand_in_the_text()
    {
        var link = new QuoteLink(QuoteLink.Generate, "alice", Issued, ["", null, "'); DROP TABLE tbquote; --", "", null, "", null]);
        var statement = new RedshiftStatement(
            QuoteDefinition.Embedded, new Submission(link, Requests.Link(Issued).Digest, [null], Until), "new-id");

        Assert.Contains(
            ":p_combination, '', NULL, :f_skilledtrades, '', NULL, '', NULL, NULL, :p_quote_id",
            statement.Sqls[1],
            StringComparison.Ordinal);
        Assert.Contains(("f_skilledtrades", "'); DROP TABLE tbquote; --"), Parameters(statement));
        Assert.All(statement.Parameters, parameter => Assert.NotEqual("", parameter.Value));
    }

    [Fact]
    public static void A_schema_that_is_a_reserved_word_is_a_name_nevertheless()
    {
        var signed = Requests.AcceptLink(Issued);
        var definition = QuoteDefinition.Embedded with { Schema = "user", History = "order" };
        var statement = new RedshiftStatement(definition, new Submission(signed.Link, signed.Digest, [null], Until), "unused");

        Assert.Equal("LOCK \"user\".order_lock", statement.Sqls[0]);
        Assert.StartsWith("CALL \"user\".act_on_quote(", statement.Sqls[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recorded", "Recorded")]
    [InlineData("replayed", "Replayed")]
    [InlineData("conflict", "Conflict")]
    [InlineData("expired", "Expired")]
    public static void The_answer_of_the_call_is_its_outcome_and_the_revision(string outcome, string expected)
    {
        var recording = RedshiftStatement.Read(Row(outcome, "2026-01-02 03:04:06.000007"));

        Assert.Equal(expected, recording.Outcome.ToString());
        Assert.Equal(
            new RecordedQuote("id-1", 2, "in review", new DateTimeOffset(2026, 1, 2, 3, 4, 6, 0, 7, TimeSpan.Zero)), recording.Quote);
    }

    [Theory]
    [InlineData("")]
    [InlineData("something new")]
    public static void An_unknown_outcome_is_a_bug(string outcome) =>
        Assert.Throws<InvalidOperationException>(() => RedshiftStatement.Read(Row(outcome, "2026-01-02 03:04:06.000007")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public static void Without_a_time_there_is_no_revision(string? time) => Assert.Null(RedshiftStatement.Read(Row("expired", time)).Quote);

    private static RedshiftStatement Statement(SignedLink signed, string?[] inputs, Intent intent) =>
        new(QuoteDefinition.Embedded, new Submission(signed.Link, signed.Digest, inputs, Until, intent), "new-id");

    private static List<Field> Row(string outcome, string? time) =>
    [
        new() { StringValue = "id-1" }, new() { LongValue = 2 }, new() { StringValue = "in review" }, new() { StringValue = outcome },
        time is null ? new() { IsNull = true } : new() { StringValue = time },
    ];

    private static IEnumerable<(string Name, string Value)> Parameters(RedshiftStatement statement) =>
        statement.Parameters.Select(parameter => (parameter.Name!, parameter.Value!));
}
