using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>Lambda functions that remember the batches they get.</summary>
public sealed class TestLambdas
{
    private readonly ConcurrentQueue<(JsonObject Request, int Size)> _requests = new();

    public TestLambdas() => Functions = new LambdaFunctions(new Dictionary<string, LambdaHandler>
    {
        ["echo"] = (payload, _) => Answer(JsonValue.Create(Echo(payload).ToJsonString())),
        ["slow"] = async (payload, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1.1), cancellationToken);
            return await Answer(Echo(payload));
        },
        ["echo_object"] = (payload, _) => Answer(Echo(payload)),
        ["refuses"] = (_, _) => Answer(new JsonObject { ["success"] = false, ["error_msg"] = "the key is missing" }),
        ["forgets_a_row"] = (payload, _) => Answer(Success(Results(payload).Skip(1))),
        ["miscounts"] = (payload, _) => Answer(new JsonObject(
            Success(Results(payload)).Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))) { ["num_records"] = 99 }),
        ["throws"] = (_, _) => throw new InvalidOperationException("it's broken"),
        ["large"] = (payload, _) => Answer(Success(Results(payload).Select(static _ => new string('x', 1_000_000)))),
        ["nonsense"] = (_, _) => Task.FromResult<ReadOnlyMemory<byte>>("nonsense"u8.ToArray()),
    });

    public LambdaFunctions Functions { get; }

    public JsonObject[] BatchesOf(string function) =>
        [.. _requests.Select(static r => r.Request).Where(r => (string?)r["external_function"] == function)];

    public int[] SizesOf(string function) =>
        [.. _requests.Where(r => (string?)r.Request["external_function"] == function).Select(static r => r.Size)];

    private JsonObject Echo(ReadOnlyMemory<byte> payload)
    {
        _requests.Enqueue((JsonNode.Parse(payload.Span)!.AsObject(), payload.Length));
        return Success(Results(payload));
    }

    // A row of nulls gets null, any other the text of its first argument in brackets.
    private static IEnumerable<string?> Results(ReadOnlyMemory<byte> payload) =>
        JsonNode.Parse(payload.Span)!["arguments"]!.AsArray().Select(static row => row![0] is { } first ? $"[{first}]" : null);

    private static JsonObject Success(IEnumerable<string?> results)
    {
        var array = new JsonArray([.. results.Select(static result => JsonValue.Create(result))]);
        return new JsonObject { ["success"] = true, ["num_records"] = array.Count, ["results"] = array };
    }

    private static Task<ReadOnlyMemory<byte>> Answer(JsonNode answer) =>
        Task.FromResult<ReadOnlyMemory<byte>>(JsonSerializer.SerializeToUtf8Bytes(answer));
}
