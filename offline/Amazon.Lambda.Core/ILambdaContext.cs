namespace Amazon.Lambda.Core;

/// <summary>What the runtime tells a function about an invocation.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    IClientContext? ClientContext { get; }

    string FunctionName { get; }

    string FunctionVersion { get; }

    ICognitoIdentity? Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }
}
