using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>AWS JSON 1.1 over HTTP.</summary>
internal static class AwsProtocol
{
    public const string ContentType = "application/x-amz-json-1.1";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static double Epoch(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    public static async Task<AwsRequest> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new AwsRequest(body.RootElement.Clone(), AccessKey(context.Request));
            }
        }
        catch (JsonException)
        {
            // Answered below.
        }

        throw new AwsException("SerializationException", 400, "The request is not a JSON object.");
    }

    public static Task WriteAsync(HttpContext context, JsonObject answer) => WriteAsync(context, answer, ContentType);

    public static Task WriteErrorAsync(HttpContext context, AwsException error, string contentType = ContentType)
    {
        context.Response.StatusCode = error.Status;
        context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        var body = new JsonObject { ["__type"] = error.Code, ["message"] = error.Message };
        if (error.ResourceId is not null)
        {
            body["ResourceId"] = error.ResourceId;
        }

        return WriteAsync(context, body, contentType);
    }

    public static void WriteRequestId(HttpContext context) => context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();

    // Only the key id of a signature is read. Nothing but this machine can connect, and a user of it could read the database's
    // files as well, so a secret key would protect nothing.
    private static string AccessKey(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var start = header.IndexOf("Credential=", StringComparison.Ordinal);
        var end = start < 0 ? -1 : header.IndexOf('/', start);
        return end < 0 ? "" : header[(start + "Credential=".Length)..end];
    }

    public static async Task WriteAsync(HttpContext context, JsonObject body, string contentType)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Json);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
