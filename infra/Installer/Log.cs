using Amazon.Lambda.Core;

namespace WriteBackLambdas.Installer;

/// <summary>Every log message of this function.</summary>
internal static class Log
{
    public static void Progress(ILambdaLogger logger, ProviderEvent request, Installation installation, string state) =>
        logger.LogInformation("{RequestType} of {PhysicalId}: {State}", request.RequestType, installation.PhysicalId, state);

    public static void Failed(ILambdaLogger logger, Exception exception) => logger.LogError("{Reason}", exception.Message);
}
