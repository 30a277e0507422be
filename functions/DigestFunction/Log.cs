using Amazon.Lambda.Core;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction;

/// <summary>Every message of this function. None holds a key, a row or an exception's own text, which may quote one.</summary>
internal static class Log
{
    public static void Signed(ILambdaLogger logger, int rows, TimeSpan elapsed) =>
        logger.LogInformation("{" + LogField.Rows + "} rows signed, {" + LogField.Milliseconds + "} ms", rows, Math.Round(elapsed.TotalMilliseconds, 3));

    public static void Refused(ILambdaLogger logger, InvalidBatchException reason) =>
        logger.LogWarning("Batch refused: {Reason}", reason.Message);

    public static void NoKey(ILambdaLogger logger, SigningKeyException reason) =>
        logger.LogError("No signing key: {Reason}", reason.Message);

    public static void Failed(ILambdaLogger logger, Exception reason) =>
        logger.LogError("The batch failed: {Type} {StackTrace}", reason.GetType().Name, reason.StackTrace ?? "");
}
