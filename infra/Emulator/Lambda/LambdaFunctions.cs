using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteBackLambdas.Emulator.Lambda;

/// <summary>Lambda functions by name.</summary>
public sealed class LambdaFunctions(IReadOnlyDictionary<string, LambdaHandler> handlers)
{
    private const int LargestRequest = 6_291_456;
    private const int LargestAnswer = 6_291_556;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Of an ARN or a qualified name only the name counts.
    private LambdaHandler Find(string nameOrArn)
    {
        var parts = nameOrArn.Split(':');
        var name = parts.Length > 6 && parts[0] == "arn" ? parts[6] : parts[0];
        return handlers.TryGetValue(name, out var handler)
            ? handler
            : throw new AwsException(
                "ResourceNotFoundException", 404, $"Function not found: arn:aws:lambda:us-east-1:123456789012:function:{name}");
    }

    /// <summary>Invokes a function under Lambda's limits on what goes in and what comes out.</summary>
    public async Task<LambdaOutcome> InvokeAsync(string nameOrArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var handler = Find(nameOrArn);
        if (payload.Length > LargestRequest)
        {
            throw new AwsException(
                "RequestTooLargeException", 413, $"Request must be smaller than {LargestRequest} bytes for the InvokeFunction operation");
        }

        try
        {
            var answer = await handler(payload, cancellationToken);
            return answer.Length <= LargestAnswer
                ? new LambdaOutcome(answer, IsFunctionError: false)
                : Error(
                    "Function.ResponseSizeTooLarge",
                    $"Response payload size exceeded maximum allowed payload size ({LargestAnswer} bytes).");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // An exception of a function is the response to its caller and must not end this process.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Error(exception.GetType().Name, exception.Message);
        }
    }

    private static LambdaOutcome Error(string type, string message) =>
        new(
            JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }, Json),
            IsFunctionError: true);
}

/// <summary>A Lambda function: JSON in, JSON out; an exception is a function error.</summary>
public delegate Task<ReadOnlyMemory<byte>> LambdaHandler(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

/// <summary>What an invocation answered: the function's payload, or a description of its error.</summary>
public sealed record LambdaOutcome(ReadOnlyMemory<byte> Payload, bool IsFunctionError);
