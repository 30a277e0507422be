using Amazon.Lambda.Core;

namespace WriteBackLambdas.Emulator.Lambda;

/// <summary>What Lambda tells a function about its invocation; the time left runs as it does there.</summary>
public sealed class InvocationContext(string functionName, TimeSpan timeout, ILambdaLogger logger) : ILambdaContext
{
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public string AwsRequestId { get; } = Guid.NewGuid().ToString();

    public IClientContext ClientContext => null!;

    public string FunctionName => functionName;

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => $"arn:aws:lambda:us-east-1:123456789012:function:{functionName}";

    public ILambdaLogger Logger => logger;

    public string LogGroupName => $"/aws/lambda/{functionName}";

    public string LogStreamName => "local";

    public int MemoryLimitInMB => 1769;

    public TimeSpan RemainingTime => timeout - TimeProvider.System.GetElapsedTime(_start);
}
