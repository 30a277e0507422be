using System.Diagnostics;
using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Tests;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The digest function's own handler, stream in and stream out.</summary>
internal sealed class DigestSide : ISide, IDisposable
{
    public const string Key = "a key of the benchmark, of 48 bytes .............";

    private readonly Payload _payload;
    private readonly SecretsManagerServer _secrets = new($$"""{"key":"{{Key}}"}""");
    private readonly SigningKeys _keys;
    private readonly Function _function;

    public DigestSide(Payload payload)
    {
        _payload = payload;
        _keys = SigningKeys.ForSigning(_secrets.Client, SecretsManagerServer.SecretId, TimeProvider.System);
        _function = new Function(_keys);
    }

    public string Name => "digest function";

    public async Task<double> RunAsync()
    {
        using var input = new MemoryStream(_payload.Json);
        var start = Stopwatch.GetTimestamp();
        await using var answer = await _function.HandleAsync(input, new LambdaContext());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A failure would be fast.
        return answer.Length > _payload.RowCount * 69L ? seconds : throw new InvalidOperationException("The batch was refused.");
    }

    public void Dispose()
    {
        _keys.Dispose();
        _secrets.Dispose();
    }
}
