using WriteBackLambdas.Benchmarks.Sides;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>What a batch leaves to the garbage collector.</summary>
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
            var batch = Batches.Ordinary(rows);
            using var signing = new SigningSide(batch, key, cores: 1);
            table.Add(Report.Number(rows), Report.Number(Allocated(signing.Digest)), Report.Number(AllocatedByHandler(batch)));
        }

        Console.WriteLine("The answer's stream is disposed of each time. The handler's bytes include its line in the log.\n");
        table.Print();
    }

    private double AllocatedByHandler(Batch batch)
    {
        using var input = new MemoryStream(batch.Json);
        var context = new LambdaContext();
        return Allocated(() =>
        {
            input.Position = 0;
            function.Handle(input, context).Dispose();
        });
    }

    /// <summary>The median of several batches: after a collection, the pool's arrays may be new.</summary>
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
