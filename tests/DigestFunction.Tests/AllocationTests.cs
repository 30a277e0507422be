using System.Text;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Tests;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class AllocationTests
{
    /// <summary>One object a row would be ten times this.</summary>
    private const int Slack = 16_384;

    [Fact]
    public static void Nothing_is_allocated_for_a_row_but_the_growth_of_the_answers_buffer()
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var (few, many) = (Payload(1_000), Payload(10_000));
        for (var i = 0; i < 50; i++)
        {
            Allocated(key, few);
        }

        Assert.InRange(Allocated(key, few), 0, Growth(1_000) + Slack);
        Assert.InRange(Allocated(key, many), 0, Growth(10_000) + Slack);
    }

    private static long Allocated(SigningKey key, byte[] payload)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        new BatchDigester(key).Digest(RedshiftBatch.Read(payload));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A buffer that doubles until the rows fit.</summary>
    private static long Growth(int rows)
    {
        var (size, all) = (4096L, 4096L);
        while (size < rows * BatchLimits.ReplyBytesPerRow)
        {
            size *= 2;
            all += size;
        }

        return all;
    }

    private static byte[] Payload(int rows) => Encoding.UTF8.GetBytes(
        $"{{\"arguments\":[{string.Join(',', Enumerable.Range(0, rows).Select(row =>
            $"[\"quote-link/1\",\"generate\",\"alice\",\"20260102T030405000006\",\"Söhne {row}\",true,null,\"line\\n\",{row}]"))}]}}");
}
