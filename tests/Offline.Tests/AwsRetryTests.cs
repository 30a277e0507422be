using System.Net;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsRetryTests
{
    private const string Internal = """{"__type":"InternalServerException","message":"try again"}""";
    private const string Throttled = """{"__type":"ThrottlingException","message":"Rate exceeded"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500, Internal)]
    [InlineData(503, "<html>")]
    [InlineData(400, Throttled)]
    public static async Task A_transient_error_is_retried_with_the_same_token(int status, string body)
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Error((HttpStatusCode)status, body), FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift(retries: 1);
        await redshift.ExecuteStatementAsync(new ExecuteStatementRequest { Sql = "select 1" }, Cancel);

        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(aws.Requests[0].Body.ToJsonString(), aws.Requests[1].Body.ToJsonString());
        Assert.True(Guid.TryParse((string?)aws.Requests[0].Body["ClientToken"], out _));
    }

    [Fact]
    public static async Task An_error_that_lasts_is_thrown_after_the_last_retry()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error(HttpStatusCode.BadRequest, Throttled), FakeAws.Error(HttpStatusCode.BadRequest, Throttled));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift(retries: 1);
        var error = await Assert.ThrowsAnyAsync<AmazonRedshiftDataAPIServiceException>(
            () => redshift.ExecuteStatementAsync(new ExecuteStatementRequest { Sql = "select 1" }, Cancel));

        Assert.Equal(("ThrottlingException", 2), (error.ErrorCode, aws.Requests.Count));
    }

    [Fact]
    public static async Task An_invalid_request_is_not_retried()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Error(HttpStatusCode.BadRequest, """{"__type":"ValidationException","message":"Sql is required"}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift(retries: 3);
        await Assert.ThrowsAnyAsync<AmazonRedshiftDataAPIServiceException>(
            () => redshift.ExecuteStatementAsync(new ExecuteStatementRequest(), Cancel));

        Assert.Single(aws.Requests);
    }

    [Fact]
    public static async Task A_canceled_call_ends()
    {
        await using FakeAws aws = await FakeAws.StartAsync();
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift(retries: 3);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => redshift.ExecuteStatementAsync(new ExecuteStatementRequest { Sql = "select 1" }, new CancellationToken(canceled: true)));

        Assert.Empty(aws.Requests);
    }
}
