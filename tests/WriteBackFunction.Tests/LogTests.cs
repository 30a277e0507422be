using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class LogTests
{
    public static TheoryData<string> Samples => ["genuine", "genuine-page", "forged", "forged-key", "expired", "malformed"];

    [Theory]
    [MemberData(nameof(Samples))]
    public static async Task No_line_contains_a_digest_a_key_or_a_value(string sample)
    {
        var request = Requests.Sample(sample);
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(request);
        var log = string.Join('\n', lambda.Context.Log.Lines);

        // Two of the values are words that a stack trace may hold as well.
        var values = request.QueryStringParameters!
            .Where(pair => pair.Key is not ("action" or "bgc" or "state"))
            .Select(pair => pair.Value);
        Assert.All(
            values.Append("Sample").Append(SampleEvents.Key),
            value => Assert.DoesNotContain(value, log, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("genuine-page", "AutoPost|GET|generate|-|0|0")]
    [InlineData("forged", "Forged|POST|generate|-|0|0")]
    [InlineData("malformed", "Malformed|POST|?|-|0|0")]
    public static async Task One_line_names_the_outcome(string sample, string arguments)
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample(sample));

        Assert.Equal(
            ["Information: {Outcome} for {Method} {Action} quote {QuoteId} revision {Revision}, {Milliseconds} ms [" + arguments + "]"],
            lambda.Context.Log.Lines);
    }

    [Fact]
    public static async Task A_recording_that_nobody_can_confirm_has_the_hash_of_its_row()
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample("genuine"));

        Assert.Matches(
            @" \{Milliseconds\} ms, \{Status\} at \{RecordedAt\}, row hash \{RowHash\} "
            + @"\[Unavailable\|POST\|generate\|-\|0\|[0-9]+\|-\|-\|[0-9a-f]{64}\]\z",
            lambda.Context.Log.Lines.Last());
    }

    [Fact]
    public static async Task An_unreachable_warehouse_is_logged_with_the_type_of_the_exception()
    {
        using var lambda = new WriteBackLambda();
        await lambda.AnswerAsync(Requests.Sample("genuine"));

        Assert.Equal(3, lambda.Context.Log.Lines.Count);
        Assert.Matches(
            @"\AWarning: A service cannot be reached: \{Type\} \{StackTrace\} \[[A-Za-z]+Exception\|",
            lambda.Context.Log.Lines.ElementAt(1));
    }

    [Fact]
    public static async Task An_unusable_key_is_logged_with_the_reason()
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
