using System.Text.Json;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Reads a Lambda function's response to a batch as Redshift does.</summary>
internal static class ExternalReply
{
    public static IReadOnlyList<string?> Read(ExternalFunction function, ReadOnlyMemory<byte> payload, int rows)
    {
        using var reply = Parse(function, payload);
        var root = reply.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(function, "the answer is not a JSON object");
        }

        if (!root.TryGetProperty("success", out var success) || success.ValueKind != JsonValueKind.True)
        {
            throw Invalid(
                function,
                root.TryGetProperty("error_msg", out var message)
                    ? message.ToString()
                    : "success is not true, and there is no error_msg");
        }

        if (!root.TryGetProperty("num_records", out var count) || count.ValueKind != JsonValueKind.Number
            || !count.TryGetInt32(out var records) || records != rows)
        {
            throw Invalid(function, $"num_records is not {rows}, the number of rows in the request");
        }

        if (!root.TryGetProperty("results", out var results)
            || results.ValueKind != JsonValueKind.Array || results.GetArrayLength() != rows)
        {
            throw Invalid(function, $"results is not an array of {rows} elements, one for each row in the request");
        }

        return [.. results.EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.Null ? null : value.ToString())];
    }

    // Most functions return a JSON string that holds the JSON text, and a few return the object itself. Redshift accepts both.
    private static JsonDocument Parse(ExternalFunction function, ReadOnlyMemory<byte> payload)
    {
        try
        {
            var outer = JsonDocument.Parse(payload);
            if (outer.RootElement.ValueKind != JsonValueKind.String)
            {
                return outer;
            }

            using (outer)
            {
                return JsonDocument.Parse(outer.RootElement.GetString()!);
            }
        }
        catch (JsonException)
        {
            throw Invalid(function, "the answer is not JSON");
        }
    }

    private static RedshiftException Invalid(ExternalFunction function, string reason) =>
        new($"Invalid External Function Response: {function.Name}: {reason}");
}
