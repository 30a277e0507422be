using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class AuroraStatementTests
{
    private static readonly IssueTime Issued = IssueTime.Parse("20260102T030405000006")!.Value;
    private static readonly IssueTime Until = IssueTime.Parse("20260131T121600000000")!.Value;

    [Fact]
    public static void A_submission_is_one_statement_that_waits_with_every_value_as_a_parameter()
    {
        var signed = Requests.Link(Issued);
        var statement = new AuroraStatement(
            QuoteDefinition.Embedded, new Submission(signed.Link, signed.Digest, ["a 'note'"], Until), "new-id");

        Assert.Equal(
            "SELECT * FROM \"public\".submit_quote(TRUE, :p_digest, :p_viewer, :p_issued_at, :p_write_until, NULL, :p_combination, "
            + ":f_customer, :f_bgc, :f_skilledtrades, NULL, :f_state, :f_jobdutydescription, :f_cost, :f_note, :p_quote_id, 0, '', '', '')",
            statement.Sql);
        Assert.Equal("a 'note'", statement.Parameters.Single(parameter => parameter.Name == "f_note").Value!.StringValue);
        Assert.Equal(
            "2026-01-31 12:16:00.000000", statement.Parameters.Single(parameter => parameter.Name == "p_write_until").Value!.StringValue);
    }

    [Theory]
    [InlineData("Find", "FALSE")]
    [InlineData("FindAfterWriters", "TRUE")]
    public static void A_mere_look_waits_for_nobody_and_neither_may_write(string intent, string waits)
    {
        var signed = Requests.AcceptLink(Issued);
        var submission = new Submission(signed.Link, signed.Digest, [null], Until, Enum.Parse<Intent>(intent));

        Assert.Equal(
            $"SELECT * FROM \"public\".act_on_quote({waits}, :p_digest, :p_viewer, :p_issued_at, NULL, NULL, :p_action, NULL, "
            + ":p_quote_id, 3, '', '', '')",
            new AuroraStatement(QuoteDefinition.Embedded, submission, "unused").Sql);
    }
}
