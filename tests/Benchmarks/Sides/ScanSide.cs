using System.Diagnostics;
using System.Text.Json;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>Utf8JsonReader over the batch and nothing else: what any handler built on it has to pay.</summary>
internal sealed class ScanSide(Batch batch) : ISide
{
    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        var reader = new Utf8JsonReader(batch.Json);
        while (reader.Read())
        {
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / batch.Rows;
    }
}
