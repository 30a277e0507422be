using Amazon.Lambda.Core;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>An invocation of a function with so much memory, and with the processors that come with it.</summary>
internal sealed class SizedContext(ILambdaContext context, int memoryInMegabytes) : ILambdaContext
{
    public int MemoryLimitInMB => memoryInMegabytes;

    public string AwsRequestId => context.AwsRequestId;

    public IClientContext ClientContext => context.ClientContext!;

    public string FunctionName => context.FunctionName;

    public string FunctionVersion => context.FunctionVersion;

    public ICognitoIdentity Identity => context.Identity!;

    public string InvokedFunctionArn => context.InvokedFunctionArn;

    public ILambdaLogger Logger => context.Logger;

    public string LogGroupName => context.LogGroupName;

    public string LogStreamName => context.LogStreamName;

    public TimeSpan RemainingTime => context.RemainingTime;
}
