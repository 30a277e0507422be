using Amazon.Lambda.Core;

namespace WriteBackLambdas.Installer;

/// <summary>Every message of this function.</summary>
internal static class Log
{
    public static void Asked(ILambdaLogger logger, ProviderEvent request, SetUp setUp, string state) =>
        logger.LogInformation("{RequestType} of {PhysicalId}: {State}", request.RequestType, setUp.PhysicalId, state);

    public static void Failed(ILambdaLogger logger, Exception reason) => logger.LogError("{Reason}", reason.Message);
}
