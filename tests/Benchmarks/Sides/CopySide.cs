using System.Diagnostics;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>A copy of the batch: the least that anything costs that takes it from a stream.</summary>
internal sealed class CopySide(Batch batch) : ISide
{
    private readonly byte[] _copy = new byte[batch.Json.Length];

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        batch.Json.AsSpan().CopyTo(_copy);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / batch.Rows;
    }
}
