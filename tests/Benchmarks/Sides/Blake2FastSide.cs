using System.Diagnostics;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sides;

/// <summary>Blake2Fast with the key, a message at a time.</summary>
internal sealed class Blake2FastSide(int length, SigningKey key) : ISide
{
    private readonly byte[] _message = new byte[length];
    private readonly byte[] _digest = new byte[Digest.ByteLength];
    private readonly Digester _digester = new(key);

    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < MessageBatch.MaxMessages; i++)
        {
            _digester.Write(_message, _digest);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / MessageBatch.MaxMessages;
    }
}
