using Amazon.Lambda.Core;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.DigestFunction;

/// <summary>The log messages. None contains a key, a row, or the text of an unexpected exception, which may quote one.</summary>
internal static class Log
{
    public static void Signed(ILambdaLogger logger, int rows, TimeSpan elapsed) =>
        logger.LogInformation(
            "{" + LogField.Rows + "} rows signed, {" + LogField.Milliseconds + "} ms", rows, Math.Round(elapsed.TotalMilliseconds, 3));

    public static void Refused(ILambdaLogger logger, InvalidBatchException exception) =>
        logger.LogWarning("Batch refused: {Reason}", exception.Message);

    public static void NoKey(ILambdaLogger logger, SigningKeyException exception) =>
        logger.LogError("No signing key: {Reason}", exception.Message);

    public static void Failed(ILambdaLogger logger, Exception exception) =>
        logger.LogError("The batch failed: {Type} {StackTrace}", exception.GetType().Name, exception.StackTrace ?? "");
}
