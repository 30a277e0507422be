using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>A context that implements what it must.</summary>
internal sealed class BareContext : ILambdaContext
{
    public string AwsRequestId => "request";

    public IClientContext ClientContext => null!;

    public string FunctionName => "function";

    public string FunctionVersion => "1";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn";

    public ILambdaLogger Logger { get; } = new BareLogger();

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime => TimeSpan.FromSeconds(3);
}
