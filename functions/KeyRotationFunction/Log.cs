using Amazon.Lambda.Core;

namespace WriteBackLambdas.KeyRotationFunction;

/// <summary>Every message of this function. None contains a key, or the text of an unexpected exception, which may quote one.</summary>
internal static class Log
{
    public static void Taken(ILambdaLogger logger, RotationRequest request, string result) =>
        logger.LogInformation("{Step} of version {VersionId}: {Result}", request.Step, request.VersionId, result);

    public static void Refused(ILambdaLogger logger, Exception exception) =>
        logger.LogError("The key was not rotated: {Reason}", exception.Message);

    public static void Failed(ILambdaLogger logger, Exception exception) =>
        logger.LogError("The step failed: {Type} {StackTrace}", exception.GetType().Name, exception.StackTrace ?? "");
}
