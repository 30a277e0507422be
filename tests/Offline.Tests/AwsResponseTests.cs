using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsResponseTests
{
    private const string Id = "0a8c5de0-9f4e-4d0b-8f0f-5f1d3f0a7c11";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_secret_is_read_and_unknown_members_are_ignored()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("""{"SecretString":"{\"key\":\"é\"}","New":{}}"""), FakeAws.Ok("{}"));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        GetSecretValueResponse text = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel);
        GetSecretValueResponse empty = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel);

        Assert.Equal("""{"key":"é"}""", text.SecretString);
        Assert.Equal((200, "request-1"), ((int)text.HttpStatusCode, text.ResponseMetadata.RequestId));
        Assert.Null(empty.SecretString);
    }

    [Fact]
    public static async Task A_submitted_statement_is_read()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Ok($$"""{"CreatedAt":1.7540000005E9,"Id":"{{Id}}","Status":"FINISHED"}"""), FakeAws.Ok($$"""{"Id":"{{Id}}"}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        ExecuteStatementResponse one = await redshift.ExecuteStatementAsync(new ExecuteStatementRequest(), Cancel);
        BatchExecuteStatementResponse batch = await redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest(), Cancel);

        Assert.Equal(new DateTime(2025, 7, 31, 22, 13, 20, 500, DateTimeKind.Utc), one.CreatedAt);
        Assert.Equal((Id, StatementStatusString.FINISHED), (one.Id, one.Status));
        Assert.Equal((Id, null), (batch.Id, batch.Status));
    }

    [Theory]
    [InlineData("FAILED", true)]
    [InlineData("RESTING", false)]
    public static async Task A_described_statement_is_read_and_a_status_that_is_new_is_kept(string status, bool isFailed)
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Ok($$"""{"Error":"ERROR: no","Status":"{{status}}","UpdatedAt":1754000001}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        DescribeStatementResponse response = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = Id }, Cancel);

        Assert.Equal(("ERROR: no", status), (response.Error, response.Status!.Value));
        Assert.Equal(isFailed, response.Status == StatusString.FAILED);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1754000001), response.UpdatedAt);
    }

    [Fact]
    public static async Task The_fields_of_a_result_are_read()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Ok("""{"Records":[[{"stringValue":"x"},{"longValue":9007199254740993},{"isNull":true}],[]],"TotalNumRows":2}"""));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        GetStatementResultResponse response = await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = Id }, Cancel);
        List<Field> row = response.Records![0];

        Assert.Equal(("x", 9007199254740993, true), (row[0].StringValue, row[1].LongValue, row[2].IsNull));
        Assert.Equal((null, null, null), (row[0].LongValue, row[0].IsNull, row[2].StringValue));
        Assert.Empty(response.Records[1]);
    }
}
