using System.Collections.Concurrent;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using WriteBackLambdas.Emulator.Lambda;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Demo;

/// <summary>The functions as Lambda runs them: bytes in, bytes out, through their own serializer and under a time limit.</summary>
public static class DemoFunctions
{
    public static LambdaHandler Digest(DigestFunction.Function function, TextWriter log) => async (payload, _) =>
    {
        using var input = new MemoryStream(payload.ToArray());
        var context = Context(DigestFunction.Function.Name, DigestFunction.Function.Timeout, log);
        await using var answer = await function.HandleAsync(input, context);
        using var copy = new MemoryStream();
        await answer.CopyToAsync(copy, CancellationToken.None);
        return copy.ToArray();
    };

    /// <param name="create">Starts an execution environment. Each serves one request at a time.</param>
    /// <param name="timeout">The function's timeout.</param>
    /// <param name="log">Where the function's log goes.</param>
    public static LambdaHandler WriteBack(Func<WriteBackFunction.Function> create, TimeSpan timeout, TextWriter log)
    {
        var idle = new ConcurrentStack<WriteBackFunction.Function>();
        return async (payload, _) =>
        {
            var serializer = new SourceGeneratorLambdaJsonSerializer<LambdaJson>();
            using var input = new MemoryStream(payload.ToArray());
            var request = serializer.Deserialize<APIGatewayProxyRequest>(input);
            var function = idle.TryPop(out var used) ? used : create();
            var response = await function.HandleAsync(request, Context(WriteBackFunction.Function.Name, timeout, log));
            idle.Push(function);
            using var output = new MemoryStream();
            serializer.Serialize(response, output);
            return output.ToArray();
        };
    }

    public static LambdaHandler KeyRotation(KeyRotationFunction.Function function, TextWriter log) => async (payload, _) =>
    {
        using var input = new MemoryStream(payload.ToArray());
        await function.HandleAsync(input, Context(KeyRotationFunction.Function.Name, KeyRotationFunction.Function.Timeout, log));
        return "null"u8.ToArray();
    };

    /// <summary>The action of a link, for the activity log. The rest is the user's data and the digest, which authorizes a write.</summary>
    public static string Summary(QuoteWorkflow workflow, IQueryCollection query) =>
        query[LinkParameters.Action].ToString() is var action && (action == QuoteLink.Generate || workflow.ActionOf(action) is not null)
            ? $"?{LinkParameters.Action}={action}"
            : "";

    private static InvocationContext Context(string name, TimeSpan timeout, TextWriter log) =>
        new(name, timeout, new FunctionLog(name, log));
}
