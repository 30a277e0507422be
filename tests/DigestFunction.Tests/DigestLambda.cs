using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>The function as Redshift calls it, with a Secrets Manager of its own that has the sample events' key.</summary>
internal sealed class DigestLambda : IDisposable
{
    private readonly SigningKeys _keys;
    private readonly Function _function;

    public DigestLambda(string? secret = SampleEvents.Secret)
    {
        Secrets = new SecretsManagerServer(secret);
        _keys = SigningKeys.ForSigning(Secrets.Client, SecretsManagerServer.SecretId, TimeProvider.System);
        _function = new Function(_keys);
    }

    public SecretsManagerServer Secrets { get; }

    public LambdaContext Context { get; } = new();

    public Task<Stream> InvokeAsync(Stream payload) => _function.HandleAsync(payload, Context);

    public async Task<byte[]> BytesAsync(Stream payload)
    {
        using var copy = new MemoryStream();
        await using var answer = await InvokeAsync(payload);
        await answer.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>The JSON inside the JSON string that the function answers.</summary>
    public async Task<JsonObject> AnswerAsync(byte[] payload)
    {
        using var input = new MemoryStream(payload);
        await using var answer = await InvokeAsync(input);
        return Inside(answer);
    }

    public Task<JsonObject> AnswerAsync(string payload) => AnswerAsync(Encoding.UTF8.GetBytes(payload));

    public static JsonObject Inside(Stream answer) => JsonNode.Parse(JsonSerializer.Deserialize<string>(answer)!)!.AsObject();

    /// <summary>Asserts that the answer makes the query fail with this message, and contains nothing else.</summary>
    public static void AssertFailure(string message, JsonObject answer)
    {
        Assert.Equal(["success", "error_msg"], answer.Select(member => member.Key));
        Assert.False((bool)answer["success"]!);
        Assert.Equal(message, (string?)answer["error_msg"]);
    }

    /// <summary>The digests of a successful answer.</summary>
    public static IReadOnlyList<string?> Results(JsonObject answer)
    {
        Assert.Equal(["success", "num_records", "results"], answer.Select(member => member.Key));
        Assert.True((bool)answer["success"]!);
        var results = answer["results"]!.AsArray();
        Assert.Equal(results.Count, (int)answer["num_records"]!);
        return [.. results.Select(result => (string?)result)];
    }

    public static string Sign(params string?[] row)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        return new Digester(key).Compute(RowMessage.Of(row)).ToHex();
    }

    public void Dispose()
    {
        _keys.Dispose();
        Secrets.Dispose();
    }
}
