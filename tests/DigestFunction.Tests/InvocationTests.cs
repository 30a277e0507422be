using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class InvocationTests
{
    [Fact]
    public static async Task Invocations_at_the_same_time_do_not_mix()
    {
        using var lambda = new DigestLambda();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(batch => Task.Run(
            () => lambda.AnswerAsync($"{{\"arguments\":[{string.Join(',', Rows(batch).Select(row => $"[\"{row}\",null]"))}]}}"),
            TestContext.Current.CancellationToken)));

        Assert.All(answers, (answer, batch) =>
            Assert.Equal(Rows(batch).Select(row => (string?)DigestLambda.Sign(row, null)), DigestLambda.Results(answer)));
    }

    [Fact]
    public static async Task An_invocation_after_a_refused_one_remembers_nothing_of_it()
    {
        using var lambda = new DigestLambda();
        await lambda.AnswerAsync("""{"arguments":[["first"],["second",["nested"]]]}""");

        Assert.Equal([DigestLambda.Sign("third")], DigestLambda.Results(await lambda.AnswerAsync("""{"arguments":[["third"]]}""")));
    }

    [Fact]
    public static async Task A_payload_that_cannot_seek_is_read_whole()
    {
        using var lambda = new DigestLambda();
        var rows = Rows(1).ToArray();
        using var payload = new ForwardStream(Encoding.UTF8.GetBytes($"{{\"arguments\":[{string.Join(',', rows.Select(row => $"\"{row}\""))}]}}"));
        using var answer = await lambda.InvokeAsync(payload);

        Assert.Equal(rows.Length, DigestLambda.Results(DigestLambda.Inside(answer)).Count);
    }

    private static IEnumerable<string> Rows(int batch) => Enumerable.Range(0, 50 + batch).Select(row => $"batch {batch}, row {row} é");

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 100)]);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var chunk = new byte[100];
            for (var count = Read(chunk); count > 0; count = Read(chunk))
            {
                destination.Write(chunk.AsSpan(0, count));
            }

            return Task.CompletedTask;
        }
    }
}
