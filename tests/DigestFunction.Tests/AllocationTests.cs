using System.Text;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>Nothing is allocated for a row, and buffers return to their pool, from which no other test takes them meanwhile.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Times = 4;

    /// <summary>One object for each row of the larger batch would be a hundred times as much.</summary>
    private const int SignedBatch = 16 * 1024;

    /// <summary>The smallest pooled buffer, a batch's arena, is larger. Exceptions and the second reading take less.</summary>
    private const int RefusedBatch = 48 * 1024;

    private static readonly string[] Rows =
        [.. Enumerable.Range(0, 80_000).Select(row => $"[\"alice\",\"S\u00f6hne {row}\",true,null,\"line\\n\",{row}]")];

    /// <summary>Rows of numbers: to explain a refusal, the function makes strings of texts.</summary>
    private static readonly string[] Numbers = [.. Enumerable.Range(0, 10_000).Select(row => $"[{new string('1', 45)},{row}]")];

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "argument 1 is an array", Batch.Of(["[[]]", .. Numbers]) },
        { "argument 1 is an array", Batch.Of([.. Numbers, "[[]]"]) },
        { "Row 10001 is not valid", Batch.Of(Numbers, tail: ",") },
        { "The request is not valid", Batch.Of(Numbers, tail: "]") },
        { "is duplicated", Batch.Of(Numbers, tail: "],\"arguments\":[]}") },
        { "whole number", Batch.Of(Numbers, tail: "],\"num_records\":null}") },
        { "must agree", Batch.Of(Numbers, tail: "],\"num_records\":7}") },
        { "would exceed", Batch.Of(Enumerable.Repeat("1", 86_943)) },
    };

    [Theory]
    [InlineData(10)]
    [InlineData(80_000)]
    public void Nothing_is_allocated_for_a_row(int rows)
    {
        using var lambda = new DigestLambda();
        using var payload = new MemoryStream(Batch.Of(Rows[..rows]));

        Assert.InRange(Allocated(() => Invoke(lambda, payload)), 0, SignedBatch);
    }

    [Fact]
    public void A_batch_of_long_rows_returns_its_buffers()
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var payload = Batch.Of([$"[\"{new string('a', 2_000_000)}\"]", $"[\"{new string('b', 2_500_000)}\"]"]);

        Assert.InRange(Allocated(() => Answers.StreamOf(payload, key).Dispose()), 0, RefusedBatch);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_refused_batch_returns_its_buffers(string reason, byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);

        Assert.InRange(Allocated(() =>
        {
            var exception = Assert.Throws<InvalidBatchException>(() => Answers.StreamOf(payload, key));
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        }), 0, RefusedBatch);
    }

    /// <summary>All of an invocation runs on the caller's thread when the key is there.</summary>
    private static void Invoke(DigestLambda lambda, MemoryStream payload)
    {
        payload.Position = 0;
        var invocation = lambda.InvokeAsync(payload);
        using var answer = invocation.GetAwaiter().GetResult();
        Assert.Equal('"', answer.ReadByte());
    }

    /// <summary>The bytes that this thread allocates for one batch once its buffers are in the pool.</summary>
    private static long Allocated(Action batch)
    {
        // The first invocation waits for the key and ends on another thread, which keeps its buffers.
        batch();
        batch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            batch();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
