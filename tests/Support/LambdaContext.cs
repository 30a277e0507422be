using Amazon.Lambda.Core;

namespace WriteBackLambdas.Support;

/// <summary>An invocation with ten seconds to go, unless a test says otherwise.</summary>
public sealed class LambdaContext : ILambdaContext
{
    public LogLines Log { get; } = new();

    public ILambdaLogger Logger => Log;

    public TimeSpan RemainingTime { get; init; } = TimeSpan.FromSeconds(10);

    public string AwsRequestId => "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

    public IClientContext ClientContext => null!;

    public string FunctionName => "function";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:123456789012:function:function";

    public string LogGroupName => "/aws/lambda/function";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;
}
