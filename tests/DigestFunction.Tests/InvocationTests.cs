using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>Invocations share pooled buffers and nothing else.</summary>
public static class InvocationTests
{
    private const int AtOnce = 8;

    [Fact]
    public static async Task Concurrent_invocations_do_not_mix()
    {
        using var lambda = new DigestLambda();
        byte[][] payloads = [.. Enumerable.Range(0, AtOnce).Select(PayloadOf)];
        byte[][] expected = [.. payloads.Select(Expected)];

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(
            async () =>
            {
                for (var times = 0; times < 200; times++)
                {
                    await lambda.AnswerAsync("""{"arguments":[["refused",{}]]}""");
                    Assert.Equal(expected[i], await AnswerAsync(lambda, payloads[i]));
                }
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public static async Task An_answer_does_not_change_while_others_are_made()
    {
        using var lambda = new DigestLambda();
        using var payload = new MemoryStream(PayloadOf(0));
        await using var answer = await lambda.InvokeAsync(payload);
        for (var i = 1; i < AtOnce; i++)
        {
            await AnswerAsync(lambda, PayloadOf(i));
        }

        var bytes = new byte[answer.Length];
        await answer.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(Expected(PayloadOf(0)), bytes);
    }

    private static async Task<byte[]> AnswerAsync(DigestLambda lambda, byte[] payload)
    {
        using var input = new MemoryStream(payload);
        return await lambda.BytesAsync(input);
    }

    private static byte[] Expected(byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        return PlainHandler.Answer(payload, key).Reply!;
    }

    /// <summary>Payloads for pooled buffers of the same size.</summary>
    private static byte[] PayloadOf(int batch) =>
        Batch.Of(Enumerable.Range(0, 150 + batch).Select(row => $"[\"batch {batch}, row {row} é\",null]"));
}
