using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class LogTests
{
    public static TheoryData<string> Samples => ["genuine", "genuine-page", "forged", "forged-key", "expired", "malformed"];

    [Theory]
    [MemberData(nameof(Samples))]
    public static async Task No_line_holds_a_digest_a_key_or_what_a_request_carried(string sample)
    {
        var request = Requests.Sample(sample);
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(request);
        var log = string.Join('\n', lambda.Context.Log.Lines);

        // Two of the values are words that a stack trace may hold as well.
        var values = request.QueryStringParameters!.Where(pair => pair.Key is not ("action" or "bgc" or "state")).Select(pair => pair.Value);
        Assert.All(values.Append("Sample").Append(SampleEvents.Key), value => Assert.DoesNotContain(value, log, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("genuine-page", "AutoForm|GET|Generate|-|0|0")]
    [InlineData("forged", "Forged|POST|Generate|-|0|0")]
    [InlineData("malformed", "Malformed|POST|?|-|0|0")]
    public static async Task One_line_says_how_a_request_was_answered(string sample, string arguments)
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample(sample));

        Assert.Equal(
            ["Information: {Answer} for {Method} {Action} quote {QuoteId} revision {Revision}, {Milliseconds} ms [" + arguments + "]"],
            lambda.Context.Log.Lines);
    }

    [Fact]
    public static async Task A_warehouse_that_does_not_answer_is_logged_by_the_type_of_the_failure()
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample("genuine"));

        Assert.Matches(
            @"\AError: The request failed: \{Type\} \{StackTrace\} \[[A-Za-z]+Exception\|", lambda.Context.Log.Lines.First());
        Assert.Equal(2, lambda.Context.Log.Lines.Count);
    }

    [Fact]
    public static async Task A_key_that_cannot_be_had_is_logged_with_its_reason()
    {
        using var lambda = new WriteBackLambda();
        lambda.Secrets.Put(SecretsManagerServer.Current, """{"key":"tooShortToSignWith"}""");
        await lambda.AnswerAsync(Requests.Sample("genuine"));

        Assert.StartsWith(
            "Error: No signing key: {Reason} [Secret quote-signing-key: A signing key has 32 to 64 bytes; this one has 18.",
            lambda.Context.Log.Lines.First(),
            StringComparison.Ordinal);
        Assert.DoesNotContain(lambda.Context.Log.Lines, line => line.Contains("tooShort", StringComparison.Ordinal));
    }
}
