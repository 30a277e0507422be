using Amazon.Lambda.Core;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Every message of this function. None holds a digest, a key, a field's value or an exception's own text, which may quote one.</summary>
internal static class Log
{
    public static void Answered(ILambdaLogger logger, WriteBackRequest request, Answer answer, Deadline deadline) =>
        logger.LogInformation(
            "{" + LogField.Answer + "} for {Method} {Action} quote {QuoteId} revision {Revision}, {Milliseconds} ms",
            answer.Kind,
            request.Method,
            request.Signed?.Link.Action.ToString() ?? "?",
            answer.Quote?.QuoteId ?? "-",
            answer.Quote?.Revision ?? 0,
            (int)deadline.Elapsed.TotalMilliseconds);

    public static void WarehouseAnswered(ILambdaLogger logger, RecordingOutcome outcome, TimeSpan elapsed) =>
        logger.LogInformation("The warehouse's outcome is {Outcome}, {" + LogField.WarehouseMilliseconds + "} ms", outcome, (int)elapsed.TotalMilliseconds);

    public static void StatementFailed(ILambdaLogger logger, string statementId) =>
        logger.LogError("Statement {" + LogField.FailedStatement + "} failed; aws redshift-data describe-statement --id tells why.", statementId);

    public static void NoKey(ILambdaLogger logger, SigningKeyException reason) =>
        logger.LogError("No signing key: {Reason}", reason.Message);

    public static void Failed(ILambdaLogger logger, Exception reason) =>
        logger.LogError("The request failed: {Type} {StackTrace}", reason.GetType().Name, reason.StackTrace ?? "");
}
