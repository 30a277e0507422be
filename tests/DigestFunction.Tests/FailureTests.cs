namespace WriteBackLambdas.DigestFunction.Tests;

public static class FailureTests
{
    private const string NoKey =
        "The digest function has no usable signing key. Its administrator can find the reason in the function's log.";
    private const string Broken = "The digest function failed. Its administrator can find the reason in the function's log.";

    private static readonly byte[] Batch = SampleEvents.Read("digest/one-row.json");

    [Theory]
    [InlineData(null, "Secret quote-signing-key: ")]
    [InlineData("""{"key":"tooShortToSignWith"}""", "Secret quote-signing-key: A signing key has 32 to 64 bytes; this one has 18.")]
    [InlineData("tooShortToSignWith", "Secret quote-signing-key: ")]
    public static async Task Without_a_usable_key_the_query_fails_and_only_the_log_says_why(string? secret, string reason)
    {
        using var lambda = new DigestLambda(secret);

        DigestLambda.AssertFailure(NoKey, await lambda.AnswerAsync(Batch));
        var line = Assert.Single(lambda.Context.Log.Lines);
        Assert.StartsWith($"Error: No signing key: {{Reason}} [{reason}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("tooShort", line, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task While_Secrets_Manager_is_down_the_query_fails_and_afterwards_it_does_not()
    {
        using var lambda = new DigestLambda();
        lambda.Secrets.IsDown = true;
        DigestLambda.AssertFailure(NoKey, await lambda.AnswerAsync(Batch));

        lambda.Secrets.IsDown = false;
        Assert.Single(DigestLambda.Results(await lambda.AnswerAsync(Batch)));
    }

    [Fact]
    public static async Task No_exception_escapes_and_its_text_appears_nowhere()
    {
        using var lambda = new DigestLambda();
        using var payload = new BrokenStream();
        await using var answer = await lambda.InvokeAsync(payload);

        DigestLambda.AssertFailure(Broken, DigestLambda.Inside(answer));
        var line = Assert.Single(lambda.Context.Log.Lines);
        Assert.StartsWith("Error: The batch failed: {Type} {StackTrace} [IOException|", line, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenStream.Text, line, StringComparison.Ordinal);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public const string Text = "a row's own text";

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException(Text);
    }
}
