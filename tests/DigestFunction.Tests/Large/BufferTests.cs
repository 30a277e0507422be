using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Buffers go back to their pool, so that the next batch allocates none. Alone, since other tests' allocations and buffers would count too.</summary>
[Collection(nameof(Alone))]
public static class BufferTests
{
    private const int Times = 4;

    /// <summary>The smallest pooled buffer, of one batch's messages, would be more than this; exceptions and what reads a batch again are less.</summary>
    private const int OnOneThread = 48 * 1024;

    /// <summary>A thread that had no part of a batch before may need buffers of its own; those of a large batch would be twice this and more.</summary>
    private const int OnAllThreads = 3 << 20;

    /// <summary>Of numbers: to say why a batch is refused, its texts are made strings.</summary>
    private static readonly string[] Rows = [.. Enumerable.Range(0, 80_000).Select(row => $"[{new string('1', 45)},{row}]")];

    public static TheoryData<string, byte[]> Batches => new()
    {
        { "success\\\":true", Batch.Of(Rows) },
        { "argument 1 is an array", Batch.Of(["[[]]", .. Rows]) },
        { "argument 1 is an array", Batch.Of([.. Rows, "[[]]"]) },
        { "Row 80001 is not valid", Batch.Of(Rows, tail: ",") },
        { "The request is not valid", Batch.Of(Rows, tail: "]") },
        { "stands twice", Batch.Of(Rows, tail: "],\"arguments\":[]}") },
        { "whole number", Batch.Of(Rows, tail: "],\"num_records\":null}") },
        { "must agree", Batch.Of(Rows, tail: "],\"num_records\":7}") },
        { "would exceed", Batch.Of([.. Rows, .. Rows[..6_943]]) },
        { "success\\\":true", Batch.Of([$"[\"{new string('a', 2_000_000)}\"]", $"[\"{new string('b', 2_500_000)}\"]"]) },
        { "success\\\":true", Batch.Of(Enumerable.Repeat("[\"],[1,\"]", 80_000), tail: $",[\"{string.Concat(Enumerable.Repeat("],[", 1_000_000))}\"]]}}") },
    };

    [Theory]
    [MemberData(nameof(Batches), DisableDiscoveryEnumeration = true)]
    public static void A_batch_that_one_core_reads_leaves_nothing_behind(string answer, byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.Contains(answer, Encoding.UTF8.GetString(Answers.Of(payload, key)), StringComparison.Ordinal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Sign(payload, key, cores: 1);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 0, OnOneThread);
    }

    [Theory]
    [MemberData(nameof(Batches), DisableDiscoveryEnumeration = true)]
    public static void A_batch_that_two_cores_read_leaves_nothing_behind(string answer, byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.Contains(answer, Encoding.UTF8.GetString(Answers.Of(payload, key, cores: 2)), StringComparison.Ordinal);
        Sign(payload, key, cores: 2);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Sign(payload, key, cores: 2);
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Times, 0, OnAllThreads);
    }

    private static void Sign(byte[] payload, SigningKey key, int cores)
    {
        for (var i = 0; i < Times; i++)
        {
            Answers.StreamOf(payload, key, cores).Dispose();
        }
    }
}
