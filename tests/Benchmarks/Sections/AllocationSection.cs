using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>The bytes that a batch leaves to the garbage collector.</summary>
internal sealed class AllocationSection(KeyedFunction function) : ISection
{
    private const int WarmUps = 100;
    private const int MeasuredBatches = 15;

    public string Title => "Memory allocated";

    public void Print()
    {
        using var key = SigningKey.FromText(KeyedFunction.Key);
        var table = new Table("rows", "bytes a batch, signing its rows", "bytes a batch, the whole handler");
        foreach (var rows in new[] { 10, 1_000, 20_000, 80_000 })
        {
            using var input = new MemoryStream(Batches.Ordinary(rows).Json);
            using var payload = Payload.ReadAsync(input).AsTask().GetAwaiter().GetResult();
            var context = new LambdaContext();
            var signing = Allocated(() =>
            {
                using var reply = BatchDigester.Digest(payload, key);
                reply.ToStream().Dispose();
            });
            var handler = Allocated(() => Handle(input, context));
            table.Add(Report.Number(rows), Report.Number(signing), Report.Number(handler));
        }

        Console.WriteLine("The answer's stream is disposed of each time. The handler's bytes include its log line.\n");
        table.Print();
    }

    private void Handle(MemoryStream input, LambdaContext context)
    {
        input.Position = 0;
        function.Handle(input, context).Dispose();
    }

    /// <summary>The median of several batches, because the pool may need new arrays after a garbage collection.</summary>
    private static double Allocated(Action signBatch)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            signBatch();
        }

        var bytes = new double[MeasuredBatches];
        for (var i = 0; i < bytes.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            signBatch();
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return Turns.Median(bytes);
    }
}
