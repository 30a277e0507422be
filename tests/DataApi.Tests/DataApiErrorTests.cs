using System.Net;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;

namespace WriteBackLambdas.DataApi.Tests;

public static class DataApiErrorTests
{
    [Theory]
    [InlineData("ActiveStatementsExceededException", 400, true)]
    [InlineData("ActiveSessionsExceededException", 400, true)]
    [InlineData("ActiveWaitingRequestsExceededException", 400, true)]
    [InlineData("QueryTimeoutException", 400, true)]
    [InlineData("ThrottlingException", 400, true)]
    [InlineData("TooManyRequestsException", 429, true)]
    [InlineData("DatabaseConnectionException", 500, true)]
    [InlineData("InternalServerException", 500, true)]
    [InlineData("DatabaseResumingException", 400, true)]
    [InlineData("StatementTimeoutException", 400, true)]
    [InlineData("InvalidResourceStateException", 400, true)]
    [InlineData("DatabaseUnavailableException", 504, true)]
    [InlineData("ServiceUnavailableError", 503, true)]
    [InlineData("SecretsErrorException", 400, true)]
    [InlineData("DatabaseErrorException", 400, false)]
    [InlineData("InvalidSecretException", 400, false)]
    [InlineData("something new", 503, true)]
    [InlineData("ValidationException", 400, false)]
    [InlineData("AccessDeniedException", 400, false)]
    [InlineData("ResourceNotFoundException", 404, false)]
    [InlineData("something new", 400, false)]
    public static void The_error_code_and_the_status_decide_whatever_the_type(string code, int status, bool isOutage) => Assert.Equal(
        isOutage,
        DataApiError.IsOutage(new AmazonRedshiftDataAPIServiceException(
            "message", new IOException(), ErrorType.Unknown, code, "request", (HttpStatusCode)status)));

    public static TheoryData<Exception, bool> Others => new()
    {
        { new AmazonServiceException("no response"), true },
        { new AmazonClientException("no credentials"), false },
        { new AmazonUnmarshallingException("request", "/", new FormatException(), HttpStatusCode.OK), true },
        { new HttpRequestException(), true },
        { new IOException(), true },
        { new TimeoutException(), true },
        { new OperationCanceledException(), true },
        { new InvalidOperationException("a bug"), false },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public static void A_service_without_a_response_is_an_outage_and_a_bug_is_not(Exception exception, bool isOutage) =>
        Assert.Equal(isOutage, DataApiError.IsOutage(exception));

    [Theory]
    [InlineData("FATAL: the connection to the database was lost", true)]
    [InlineData("ERROR: terminating connection due to administrator command", true)]
    [InlineData("FATAL: the database system is shutting down", true)]
    [InlineData("FATAL: the database system is starting up", true)]
    [InlineData("FATAL: the database system is in recovery mode", true)]
    [InlineData("FATAL: sorry, too many clients already", true)]
    [InlineData("ERROR: Query (42) cancelled on user's request", true)]
    [InlineData("ERROR: canceling statement due to statement timeout", true)]
    [InlineData("Query timed out", true)]
    [InlineData("ERROR: Disk Full\n  DETAIL:\n  error:  Disk Full\n  code:      1016", true)]
    [InlineData("ERROR: could not extend file \"base/5/16384\": No space left on device", true)]
    [InlineData("ERROR: out of memory", true)]
    [InlineData("ERROR: column \"disk full\" does not exist", false)]
    [InlineData("ERROR: permission denied for relation tbquote", false)]
    [InlineData("ERROR: relation \"public.tbquote\" does not exist", false)]
    [InlineData("ERROR: value too long for type character varying(100)", false)]
    [InlineData("ERROR: column \"cancel_reason\" of relation \"connection\" does not exist", false)]
    [InlineData(null, false)]
    public static void A_failed_statements_text_tells_an_outage_from_a_refusal(string? error, bool isOutage) =>
        Assert.Equal(isOutage, DataApiError.IsOutage(error));

    [Theory]
    [InlineData("ERROR: 1023 DETAIL: Serializable isolation violation on table - 1", true)]
    [InlineData("ERROR: could not serialize access due to concurrent update", true)]
    [InlineData("ERROR: deadlock detected", true)]
    [InlineData("ERROR: permission denied", false)]
    [InlineData(null, false)]
    public static void A_transaction_that_lost_to_another_can_run_again(string? error, bool isConflict) =>
        Assert.Equal(isConflict, DataApiError.IsConflict(error));

    [Theory]
    [InlineData("ERROR: procedure public.submit_quote(character varying, \"unknown\") does not exist\n  Hint: No procedure matches", true)]
    [InlineData("ERROR: function public.submit_quote(boolean) does not exist; Position: 15; SQLState: 42883", true)]
    [InlineData("ERROR: relation \"public.procedure\" does not exist", false)]
    [InlineData("ERROR: permission denied for procedure submit_quote", false)]
    [InlineData(null, false)]
    public static void A_routine_with_other_arguments_is_missing(string? error, bool isMissing) =>
        Assert.Equal(isMissing, DataApiError.IsMissingRoutine(error));

    [Theory]
    [InlineData("ERROR: permission denied for table tbquote; SQLState: 42501", "42501")]
    [InlineData("ERROR: value \"; SQLState: 42501\" is too long", null)]
    [InlineData("", null)]
    public static void The_code_of_PostgreSQL_is_at_the_end(string message, string? expected) =>
        Assert.Equal(expected, DataApiError.SqlStateOf(message));
}
