using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The digest function with a key and, by its context's memory, one core.</summary>
internal sealed class KeyedFunction : IDisposable
{
    public const string Key = "a key of the benchmark, of 48 bytes .............";

    public const string Secret = $$"""{"key":"{{Key}}"}""";

    private readonly SecretsManagerServer _secrets = new(Secret);
    private readonly SigningKeys _keys;
    private readonly Function _function;

    public KeyedFunction()
    {
        _keys = SigningKeys.ForSigning(_secrets.Client, SecretsManagerServer.SecretId, TimeProvider.System);
        _function = new Function(_keys);
    }

    /// <summary>Nothing in the handler waits once the key is there.</summary>
    public Stream Handle(Stream input, LambdaContext context) => _function.HandleAsync(input, context).GetAwaiter().GetResult();

    public void Dispose()
    {
        _keys.Dispose();
        _secrets.Dispose();
    }
}
