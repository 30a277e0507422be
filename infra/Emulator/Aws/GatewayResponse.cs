using System.Text.Json;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>What an API Gateway answers instead of its default response of a type.</summary>
/// <param name="Type">The response type, or DEFAULT_4XX or DEFAULT_5XX for all others.</param>
/// <param name="Headers">The headers as a client gets them.</param>
/// <param name="Templates">The bodies by media type; <c>$context</c> variables are replaced.</param>
public sealed record GatewayResponse(
    string Type, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Templates)
{
    private const string Json = "application/json";

    private static readonly GatewayResponse Default = new(
        "", new Dictionary<string, string>(), new Dictionary<string, string> { [Json] = """{"message":$context.error.messageString}""" });

    internal static async Task WriteAsync(HttpContext context, GatewayRefusal refusal, IReadOnlyCollection<GatewayResponse> responses)
    {
        var response = responses.FirstOrDefault(one => one.Type == refusal.Type)
            ?? responses.FirstOrDefault(one => one.Type == $"DEFAULT_{refusal.Status / 100}XX")
            ?? Default;
        var mediaType = response.MediaTypeFor(context.Request);
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = mediaType;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(Filled(response.Templates[mediaType], refusal));
        }
    }

    private string MediaTypeFor(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Select(static accepted => accepted.MediaType.Value ?? "").FirstOrDefault(Templates.ContainsKey)
        ?? Json;

    private static string Filled(string template, GatewayRefusal refusal) => template
        .Replace("$context.error.messageString", JsonSerializer.Serialize(refusal.Message), StringComparison.Ordinal)
        .Replace("$context.error.message", refusal.Message, StringComparison.Ordinal)
        .Replace("$context.error.responseType", refusal.Type, StringComparison.Ordinal)
        .Replace("$context.extendedRequestId", Guid.NewGuid().ToString(), StringComparison.Ordinal);
}
