using System.Diagnostics;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>The digest function's own handler, stream in and stream out.</summary>
internal sealed class HandlerSide(KeyedFunction function, Batch batch) : ISide
{
    public double Run()
    {
        using var input = new MemoryStream(batch.Json);
        var context = new LambdaContext();
        var start = Stopwatch.GetTimestamp();
        using var answer = function.Handle(input, context);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A failure would be fast.
        return answer.Length > batch.Rows * 69L ? seconds / batch.Rows : throw new InvalidOperationException("The batch was refused.");
    }

    public byte[] Answer()
    {
        using var input = new MemoryStream(batch.Json);
        using var answer = function.Handle(input, new LambdaContext());
        using var copy = new MemoryStream();
        answer.CopyTo(copy);
        return copy.ToArray();
    }
}
