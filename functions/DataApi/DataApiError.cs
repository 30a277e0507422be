using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace WriteBackLambdas.DataApi;

/// <summary>Tells errors that go away without a change from those that stay until somebody fixes something.</summary>
public static partial class DataApiError
{
    // Redshift's error 1016 is "Disk Full"; its leader node has PostgreSQL's words for the other resources that run out.
    private static readonly string[] OutageWords =
    [
        "connection", "shutdown", "shutting down", "timeout", "time-out", "timed out", "cancel",
        "disk full", "no space left on device", "out of memory",
        "too many clients", "starting up", "recovery mode",
    ];

    private static readonly string[] ConflictWords =
        ["Serializable isolation violation", "could not serialize access", "deadlock detected"];

    /// <summary>
    /// Whether the call failed because the warehouse could not be reached or was too busy, or its answer could not be read. The SDK gives
    /// an error a type of its own only where the model of the operation lists it, so the error code decides.
    /// </summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        AmazonUnmarshallingException => true,
        // Without a status code there was no response.
        AmazonServiceException { StatusCode: 0 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException service => service.ErrorCode is "ActiveSessionsExceededException" or "ActiveStatementsExceededException"
            or "ActiveWaitingRequestsExceededException" or "QueryTimeoutException" or "ThrottlingException"
            // The RDS Data API's, whose other outages have a status from 500 on: the model rds-data/2018-08-01.
            or "DatabaseResumingException" or "StatementTimeoutException" or "InvalidResourceStateException"
            // It could not read or use the database user's secret, which somebody mends without a new deployment.
            or "SecretsErrorException",
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Whether the RDS Data API says that the database refused the statement; the message is then the database's.</summary>
    public static bool IsFailedStatement(AmazonServiceException exception) =>
        exception.ErrorCode is "DatabaseErrorException" or "BadRequestException";

    /// <summary>
    /// Whether a failed statement's error says that the warehouse was unreachable or full, started or shut down, timed out, or canceled it.
    /// </summary>
    public static bool IsOutage(string? error) => Contains(error, OutageWords);

    /// <summary>Whether a failed statement lost to a concurrent transaction (error 1023) and can run again.</summary>
    public static bool IsConflict(string? error) => Contains(error, ConflictWords);

    /// <summary>
    /// Whether the database does not have a procedure or function with these arguments (SQLSTATE 42883). Redshift documents no text for it
    /// and has PostgreSQL's, in which the arguments' types are in parentheses.
    /// </summary>
    public static bool IsMissingRoutine(string? error) => MissingRoutine().IsMatch(error ?? "");

    /// <summary>The code that PostgreSQL gives an error, such as 42P01, from a message of the RDS Data API; null if it has none.</summary>
    public static string? SqlStateOf(string message) => SqlState().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Ignores quoted names, because a column may be named like one of the words.</summary>
    private static bool Contains(string? error, string[] words)
    {
        var text = QuotedNames().Replace(error ?? "", "");
        return words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\b(procedure|function) \S+\(.*\) does not exist", RegexOptions.CultureInvariant)]
    private static partial Regex MissingRoutine();

    [GeneratedRegex(@"; SQLState: ([0-9A-Z]{5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex SqlState();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedNames();
}
