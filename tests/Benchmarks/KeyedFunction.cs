using WriteBackLambdas.DigestFunction;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The digest function with a key.</summary>
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

    /// <summary>Does not block once the key is loaded.</summary>
    public Stream Handle(Stream input, LambdaContext context) => _function.HandleAsync(input, context).GetAwaiter().GetResult();

    public byte[] Answer(byte[] payload)
    {
        using var input = new MemoryStream(payload);
        using var answer = Handle(input, new LambdaContext());
        using var copy = new MemoryStream();
        answer.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose()
    {
        _keys.Dispose();
        _secrets.Dispose();
    }
}
