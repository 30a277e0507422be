using System.Text.Json;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Signs a link's parameters with a given digest function, as the warehouse would.</summary>
internal static class Resigning
{
    public static async Task<string> ResignAsync(DigestFunction.Function function, string link)
    {
        var parsed = TestLink.Parse(link);
        string[] row =
            ["quote-link/1", .. parsed.Parameters.Where(parameter => parameter.Key != "digest").Select(parameter => parameter.Value)];
        using var request = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { num_records = 1, arguments = new[] { row } }));
        await using var answer = await function.HandleAsync(request, new LambdaContext());
        var inner = await JsonSerializer.DeserializeAsync<string>(answer);
        return parsed.With("digest", JsonDocument.Parse(inner!).RootElement.GetProperty("results")[0].GetString()!).ToString();
    }
}
