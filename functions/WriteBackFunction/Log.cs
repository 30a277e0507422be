using Amazon.Lambda.Core;
using Amazon.Runtime;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction;

/// <summary>Every message of this function. None contains a digest, a key, a value, or an exception's text, which may quote one.</summary>
internal static class Log
{
    private const string Start = "{" + LogField.Outcome + "} for {Method} {Action}";
    private const string End = " quote {QuoteId} revision {Revision}, {Milliseconds} ms";

    /// <summary>
    /// One line per request. That of a recording also has all that audit compares the history's row with. The hash covers the link's
    /// digest, so nobody can find the row's values by trying: see <see cref="RowHash"/>. Only the default definition is not named.
    /// </summary>
    public static void Answered(
        ILambdaLogger logger, QuoteDefinition definition, WriteBackRequest request, Answer answer, Deadline deadline)
    {
        var message = Start + (definition.IsDefault ? "" : LogField.DefinitionMarker + "{Definition}") + End;
        object[] arguments =
        [
            answer.Outcome,
            request.Method,
            request.Signed?.Link.Action ?? "?",
            .. definition.IsDefault ? [] : (object[])[definition.Name],
            answer.Quote?.QuoteId ?? "-",
            answer.Quote?.Revision ?? 0,
            (int)deadline.Elapsed.TotalMilliseconds,
        ];
        if (answer.RowHash is { } hash)
        {
            logger.LogInformation(
                message + ", {Status} at {RecordedAt}" + LogField.RowHashMarker + "{RowHash}",
                [
                    .. arguments,
                    answer.Quote?.Status ?? "-",
                    answer.Quote is { } quote ? new IssueTime(quote.RecordedAt).ToSqlText() : "-",
                    hash,
                ]);
        }
        else
        {
            logger.LogInformation(message, arguments);
        }
    }

    public static void WarehouseAnswered(ILambdaLogger logger, Recording recording, TimeSpan elapsed)
    {
        logger.LogInformation(
            "The warehouse answered {WarehouseOutcome}, {" + LogField.WarehouseMilliseconds + "} ms",
            recording.Outcome,
            (int)elapsed.TotalMilliseconds);
        if (recording.FailedStatement is { } statement)
        {
            logger.LogError(
                "Statement {" + LogField.FailedStatement + "} failed; aws redshift-data describe-statement --id tells why.",
                statement);
        }

        if (recording.Cause is { } cause)
        {
            Failed(logger, cause, isOutage: recording.Outcome == Outcome.Unavailable);
        }
    }

    public static void Failed(ILambdaLogger logger, Exception exception, bool isOutage)
    {
        if (exception is SigningKeyException)
        {
            logger.LogError("No signing key: {Reason}", exception.Message);
        }
        else if (isOutage)
        {
            logger.LogWarning("A service cannot be reached: {Type} {StackTrace}", TypeOf(exception), exception.StackTrace ?? "");
        }
        else
        {
            logger.LogError("The request failed: {Type} {StackTrace}", TypeOf(exception), exception.StackTrace ?? "");
        }
    }

    /// <summary>The reason is one of this function's own texts or the type of an exception.</summary>
    public static void SignInRefused(ILambdaLogger logger, string reason) => logger.LogWarning("Nobody signed in: {Reason}", reason);

    public static void ProviderOut(ILambdaLogger logger, string reason) => logger.LogWarning("The sign-in provider {Reason}.", reason);

    /// <summary>The exception's type and, where AWS or PostgreSQL gave one, the error's code; none contains a value.</summary>
    private static string TypeOf(Exception exception) => exception is AmazonServiceException { ErrorCode: { } code }
        ? string.Join(':', ((string?[])[exception.GetType().Name, code, DataApiError.SqlStateOf(exception.Message)]).OfType<string>())
        : exception.GetType().Name;
}
