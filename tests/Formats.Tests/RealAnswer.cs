using Amazon.Lambda.APIGatewayEvents;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>A response of the demo, or of a function on its warehouse.</summary>
public sealed record RealAnswer(string Name, string Method, int Status, string MediaType, string Body)
{
    public static RealAnswer Of(string name, string method, TestAnswer answer) =>
        new(name, method, (int)answer.Status, answer.Headers["Content-Type"], answer.Body);

    public static RealAnswer Of(string name, string method, APIGatewayProxyResponse answer) =>
        new(name, method, answer.StatusCode, answer.Headers!["Content-Type"], answer.Body!);
}
