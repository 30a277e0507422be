using System.Net;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>
/// Errors of both services, each from an operation whose model lists it. The package may throw a derived type for these, so the tests look
/// at what it always sets.
/// </summary>
public static class AwsErrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BatchExecuteStatement", "ActiveSessionsExceededException", 400)]
    [InlineData("BatchExecuteStatement", "ActiveStatementsExceededException", 400)]
    [InlineData("BatchExecuteStatement", "BatchExecuteStatementException", 500)]
    [InlineData("BatchExecuteStatement", "InternalServerException", 500)]
    [InlineData("BatchExecuteStatement", "ThrottlingException", 400)]
    [InlineData("DescribeStatement", "ActiveWaitingRequestsExceededException", 400)]
    [InlineData("DescribeStatement", "ResourceNotFoundException", 404)]
    [InlineData("ExecuteStatement", "ExecuteStatementException", 500)]
    [InlineData("ExecuteStatement", "ValidationException", 400)]
    [InlineData("GetStatementResult", "ResourceNotFoundException", 404)]
    public static async Task An_error_of_the_Data_API_has_its_code_status_message_and_request_id(string operation, string code, int status)
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error((HttpStatusCode)status, $$"""{"__type":"com.amazonaws.redshiftdata#{{code}}","Message":"what happened"}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        var error = await Assert.ThrowsAnyAsync<AmazonRedshiftDataAPIServiceException>(() => operation switch
        {
            "BatchExecuteStatement" => redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest(), Cancel),
            "DescribeStatement" => redshift.DescribeStatementAsync(new DescribeStatementRequest(), Cancel),
            "ExecuteStatement" => redshift.ExecuteStatementAsync(new ExecuteStatementRequest(), Cancel),
            _ => (Task)redshift.GetStatementResultAsync(new GetStatementResultRequest(), Cancel),
        });

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Equal(("what happened", "request-1"), (error.Message, error.RequestId));
    }

    [Theory]
    [InlineData("DecryptionFailure")]
    [InlineData("InternalServiceError")]
    [InlineData("ResourceNotFoundException")]
    [InlineData("AccessDeniedException")]
    public static async Task An_error_of_Secrets_Manager_has_its_code_and_message(string code)
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error(HttpStatusCode.BadRequest, $$"""{"__type":"{{code}}","message":"what happened"}"""));

        AmazonServiceException error = await SecretErrorAsync(aws);
        Assert.Equal((code, HttpStatusCode.BadRequest, "what happened"), (error.ErrorCode, error.StatusCode, error.Message));
    }

    [Fact]
    public static async Task A_header_can_name_the_error()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            new Answer(HttpStatusCode.BadRequest, """{"Message":"no such secret"}""", ("x-amzn-ErrorType", "ResourceNotFoundException:")));

        AmazonServiceException error = await SecretErrorAsync(aws);
        Assert.Equal(("ResourceNotFoundException", "no such secret"), (error.ErrorCode, error.Message));
    }

    private static async Task<AmazonServiceException> SecretErrorAsync(FakeAws aws)
    {
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        return await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(
            () => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel));
    }
}
