using System.Globalization;
using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class AllocationTests
{
    /// <summary>One object a row would be a hundred times this for the larger batch.</summary>
    private const int PerBatch = 16 * 1024;

    [Theory]
    [InlineData(10)]
    [InlineData(80_000)]
    public static void Nothing_is_allocated_for_a_row(int rows)
    {
        using var lambda = new DigestLambda();
        using var payload = new MemoryStream(PayloadOf(rows));
        Invoke(lambda, payload, times: 5);

        Assert.InRange(Invoke(lambda, payload, times: 10) / 10, 0, PerBatch);
    }

    /// <summary>The bytes that this thread allocates, on which all of an invocation runs when its key is there.</summary>
    private static long Invoke(DigestLambda lambda, MemoryStream payload, int times)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (; times > 0; times--)
        {
            payload.Position = 0;
            var invocation = lambda.InvokeAsync(payload);
            using var answer = invocation.GetAwaiter().GetResult();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] PayloadOf(int rows) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"arguments\":[{string.Join(',', Enumerable.Range(0, rows).Select(row => $"[\"alice\",\"S\u00f6hne {row}\",true,null,\"line\\n\",{row}]"))}]}}"));
}
