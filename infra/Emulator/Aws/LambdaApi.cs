using System.Text.Json;
using WriteBackLambdas.Emulator.Lambda;

namespace WriteBackLambdas.Emulator.Aws;

/// <summary>Lambda's Invoke.</summary>
internal sealed class LambdaApi(LambdaFunctions functions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("name")!;
        var type = context.Request.Headers["X-Amz-Invocation-Type"].ToString();
        if (type is not ("" or "RequestResponse"))
        {
            throw new AwsException("InvalidParameterValueException", 400, $"The emulator does not support the invocation type {type}.");
        }

        var payload = await ReadAsync(context);
        context.Response.Headers["X-Amz-Executed-Version"] = "$LATEST";
        await WriteAsync(context, await functions.InvokeAsync(name, payload, context.RequestAborted));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length == 0)
        {
            return "{}"u8.ToArray();
        }

        try
        {
            var payload = body.ToArray();
            using var json = JsonDocument.Parse(payload);
            return payload;
        }
        catch (JsonException exception)
        {
            throw new AwsException("InvalidRequestContentException", 400, $"Could not parse request body into json: {exception.Message}");
        }
    }

    private static async Task WriteAsync(HttpContext context, LambdaOutcome outcome)
    {
        if (outcome.IsFunctionError)
        {
            context.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = outcome.Payload.Length;
        await context.Response.Body.WriteAsync(outcome.Payload, context.RequestAborted);
    }
}
