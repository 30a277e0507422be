using System.Diagnostics;
using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>The rows of a batch that is read already, signed by some cores.</summary>
internal sealed class SigningSide(Batch batch, SigningKey key, int cores) : ISide, IDisposable
{
    private readonly Payload _payload = Payload.ReadAsync(new MemoryStream(batch.Json)).AsTask().GetAwaiter().GetResult();

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        Digest();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / batch.Rows;
    }

    public void Digest() => BatchDigester.Digest(_payload, key, cores).ToStream().Dispose();

    public void Dispose() => _payload.Dispose();
}
