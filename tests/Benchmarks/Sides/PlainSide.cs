using System.Diagnostics;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>The handler written the straightforward way, in C#.</summary>
internal sealed class PlainSide(Batch batch, SigningKey key) : ISide
{
    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        PlainHandler.Answer(batch.Json, key);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / batch.Rows;
    }

    public byte[] Answer() => PlainHandler.Answer(batch.Json, key);
}
