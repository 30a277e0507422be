using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>The function as Redshift calls it, with the sample events' key in a Secrets Manager of its own.</summary>
internal sealed class DigestLambda : IDisposable
{
    private readonly SigningKeys keys;
    private readonly Function function;
    private readonly ILambdaContext context;

    public DigestLambda(string? secret = SampleEvents.Secret, int? memoryInMegabytes = null)
    {
        Secrets = new SecretsManagerServer(secret);
        context = memoryInMegabytes is { } memory ? new SizedContext(Context, memory) : Context;
        keys = SigningKeys.ForSigning(Secrets.Client, SecretsManagerServer.SecretId, SampleEvents.CreateClock());
        function = new Function(keys);
    }

    public SecretsManagerServer Secrets { get; }

    public LambdaContext Context { get; } = new();

    /// <summary>The key that it signs with.</summary>
    public SigningKey Key { get; } = SigningKey.FromText(SampleEvents.Key);

    public Task<Stream> InvokeAsync(Stream payload) => function.HandleAsync(payload, context);

    /// <summary>The JSON in the JSON string that the function answers.</summary>
    public async Task<JsonObject> AnswerAsync(byte[] payload)
    {
        using var input = new MemoryStream(payload);
        using var answer = await InvokeAsync(input);
        return Inside(answer);
    }

    public Task<JsonObject> AnswerAsync(string payload) => AnswerAsync(Encoding.UTF8.GetBytes(payload));

    public static JsonObject Inside(Stream answer) => JsonNode.Parse(JsonSerializer.Deserialize<string>(answer)!)!.AsObject();

    /// <summary>The answer that fails the query with this message, and holds nothing else.</summary>
    public static void AssertFailure(string message, JsonObject answer)
    {
        Assert.Equal(["success", "error_msg"], answer.Select(member => member.Key));
        Assert.False((bool)answer["success"]!);
        Assert.Equal(message, (string?)answer["error_msg"]);
    }

    /// <summary>The digests in a successful answer, which must agree with its own count.</summary>
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
        Key.Dispose();
        keys.Dispose();
        Secrets.Dispose();
    }
}
