using System.Diagnostics;
using System.Text.Json;

namespace WriteBackLambdas.Benchmarks;

/// <summary>Utf8JsonReader over the payload and nothing else: what any handler built on it has to pay.</summary>
internal sealed class ScanSide(Payload payload) : ISide
{
    public string Name => "only reading (Utf8JsonReader)";

    public Task<double> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var reader = new Utf8JsonReader(payload.Json);
        while (reader.Read())
        {
        }

        return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
