using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class InvocationTests
{
    private const int AtOnce = 8;

    [Fact]
    public static async Task Invocations_at_the_same_time_do_not_mix()
    {
        using var lambda = new DigestLambda();
        using var key = SigningKey.FromText(SampleEvents.Key);
        var payloads = Enumerable.Range(0, AtOnce).Select(PayloadOf).ToArray();
        var expected = payloads.Select(payload => PlainHandler.Answer(payload, key)).ToArray();
        Assert.Equal(AtOnce, expected.Select(Convert.ToHexString).Distinct().Count());

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(
            async () =>
            {
                for (var times = 0; times < 200; times++)
                {
                    Assert.Equal(expected[i], await AnswerAsync(lambda, payloads[i]));
                }
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public static async Task An_answer_stays_as_it_is_while_others_are_made()
    {
        using var lambda = new DigestLambda();
        using var key = SigningKey.FromText(SampleEvents.Key);
        using var payload = new MemoryStream(PayloadOf(0));
        using var answer = await lambda.InvokeAsync(payload);
        for (var i = 1; i < AtOnce; i++)
        {
            await AnswerAsync(lambda, PayloadOf(i));
        }

        Assert.Equal(PlainHandler.Answer(PayloadOf(0), key), await BytesAsync(answer));
    }

    [Fact]
    public static async Task An_invocation_after_a_refused_one_remembers_nothing_of_it()
    {
        using var lambda = new DigestLambda();
        await lambda.AnswerAsync("""{"arguments":[["first"],["second",["nested"]]]}""");

        Assert.Equal([DigestLambda.Sign("third")], DigestLambda.Results(await lambda.AnswerAsync("""{"arguments":[["third"]]}""")));
    }

    [Fact]
    public static async Task All_processors_of_a_large_function_answer_as_one()
    {
        using var lambda = new DigestLambda(memoryInMegabytes: 10_240);
        using var key = SigningKey.FromText(SampleEvents.Key);
        var payload = Large.Batch.Of(Enumerable.Range(0, 60_000).Select(row => $"[\"a row of some length\",{row}]"));

        Assert.Equal(PlainHandler.Answer(payload, key), await AnswerAsync(lambda, payload));
    }

    private static async Task<byte[]> AnswerAsync(DigestLambda lambda, byte[] payload)
    {
        using var input = new MemoryStream(payload);
        using var answer = await lambda.InvokeAsync(input);
        return await BytesAsync(answer);
    }

    private static async Task<byte[]> BytesAsync(Stream answer)
    {
        using var copy = new MemoryStream();
        await answer.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Sizes of one class of pooled buffers, and every fourth is refused.</summary>
    private static byte[] PayloadOf(int batch) => Large.Batch.Of(
        Enumerable.Range(0, 150 + batch).Select(row => $"[\"batch {batch}, row {row} é\",null]"), tail: batch % 4 == 3 ? ",[[" : "]}");
}
