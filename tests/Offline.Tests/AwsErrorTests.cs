using System.Net;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsErrorTests
{
    public static TheoryData<string, int> RedshiftErrors => new()
    {
        { nameof(ActiveSessionsExceededException), 400 },
        { nameof(ActiveStatementsExceededException), 400 },
        { nameof(ActiveWaitingRequestsExceededException), 400 },
        { nameof(BatchExecuteStatementException), 500 },
        { nameof(DatabaseConnectionException), 500 },
        { nameof(ExecuteStatementException), 500 },
        { nameof(InternalServerException), 500 },
        { nameof(QueryTimeoutException), 400 },
        { nameof(Amazon.RedshiftDataAPIService.Model.ResourceNotFoundException), 404 },
        { nameof(ValidationException), 400 },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RedshiftErrors))]
    public static async Task An_error_of_Redshift_has_its_type_code_status_message_and_request_id(string name, int status)
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error((HttpStatusCode)status, $$"""{"__type":"com.amazonaws.redshiftdata#{{name}}","Message":"what happened"}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        var e = await Assert.ThrowsAnyAsync<AmazonRedshiftDataAPIServiceException>(
            () => redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest { Sqls = ["select 1"] }, Cancel));

        Assert.Equal($"Amazon.RedshiftDataAPIService.Model.{name}", e.GetType().FullName);
        Assert.Equal((name, status, "what happened", "request-1"), (e.ErrorCode, (int)e.StatusCode, e.Message, e.RequestId));
    }

    [Fact]
    public static async Task An_error_of_Secrets_Manager_may_be_named_by_a_header()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            new Answer(HttpStatusCode.BadRequest, """{"Message":"no such secret"}""", ("x-amzn-ErrorType", "ResourceNotFoundException:")));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        var e = await Assert.ThrowsAsync<Amazon.SecretsManager.Model.ResourceNotFoundException>(
            () => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel));

        Assert.Equal(("ResourceNotFoundException", "no such secret"), (e.ErrorCode, e.Message));
    }

    [Fact]
    public static async Task An_error_of_Secrets_Manager_may_lack_its_suffix_on_the_wire()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error(HttpStatusCode.BadRequest, """{"__type":"DecryptionFailure","Message":"no"}"""));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        var e = await Assert.ThrowsAsync<DecryptionFailureException>(
            () => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel));

        Assert.Equal(("DecryptionFailure", "no"), (e.ErrorCode, e.Message));
    }

    [Fact]
    public static async Task An_error_without_a_type_of_its_own_is_the_service_s()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error(HttpStatusCode.BadRequest, """{"__type":"AccessDeniedException","message":"not authorized"}"""));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        var e = await Assert.ThrowsAsync<AmazonSecretsManagerException>(
            () => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel));

        Assert.Equal(("AccessDeniedException", HttpStatusCode.BadRequest, "not authorized"), (e.ErrorCode, e.StatusCode, e.Message));
    }

    [Fact]
    public static void A_test_can_make_one()
    {
        var made = new ExecuteStatementException("no", new TimeoutException(), ErrorType.Sender, "code", "id", HttpStatusCode.BadGateway);

        Assert.Equal(("no", ErrorType.Sender, "code", "id"), (made.Message, made.ErrorType, made.ErrorCode, made.RequestId));
        Assert.Equal(HttpStatusCode.BadGateway, made.StatusCode);
        Assert.IsType<TimeoutException>(made.InnerException);
        Assert.Equal("no", new Amazon.SecretsManager.Model.ResourceNotFoundException("no").Message);
    }
}
