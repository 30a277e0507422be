using System.Text.Json.Nodes;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsRequestTests
{
    private const string Id = "0a8c5de0-9f4e-4d0b-8f0f-5f1d3f0a7c11";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_request_to_the_Data_API_has_everything_that_is_set_and_nothing_else()
    {
        await using FakeAws aws = await FakeAws.StartAsync([.. Enumerable.Repeat(FakeAws.Ok("{}"), 4)]);
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = Id, WaitTimeSeconds = 30 }, Cancel);
        await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = Id }, Cancel);
        await redshift.ExecuteStatementAsync(
            new ExecuteStatementRequest
            {
                ClientToken = "token",
                Database = "dev",
                Sql = "select '<é>'",
                WaitTimeSeconds = 5,
                WorkgroupName = "local",
            },
            Cancel);
        await redshift.BatchExecuteStatementAsync(
            new BatchExecuteStatementRequest
            {
                ClientToken = "token",
                ClusterIdentifier = "c",
                DbUser = "u",
                Parameters = [new SqlParameter { Name = "customer", Value = "Zoë & \"Co\" <1>" }],
                SecretArn = "arn",
                Sqls = ["b", "a"],
                StatementName = "name",
            },
            Cancel);

        AssertSent(aws.Requests[0], "RedshiftData.DescribeStatement", "redshift-data", $$"""{"Id":"{{Id}}","WaitTimeSeconds":30}""");
        AssertSent(aws.Requests[1], "RedshiftData.GetStatementResult", "redshift-data", $$"""{"Id":"{{Id}}"}""");
        AssertSent(aws.Requests[2], "RedshiftData.ExecuteStatement", "redshift-data", """
            {"ClientToken":"token","Database":"dev","Sql":"select '<é>'","WaitTimeSeconds":5,"WorkgroupName":"local"}
            """);
        AssertSent(aws.Requests[3], "RedshiftData.BatchExecuteStatement", "redshift-data", """
            {"ClientToken":"token","ClusterIdentifier":"c","DbUser":"u","Parameters":[{"name":"customer","value":"Zoë & \"Co\" <1>"}],
            "SecretArn":"arn","Sqls":["b","a"],"StatementName":"name"}
            """);
    }

    [Fact]
    public static async Task A_request_to_Secrets_Manager_has_everything_that_is_set_and_nothing_else()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"), FakeAws.Ok("{}"));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key", VersionStage = "AWSPREVIOUS" }, Cancel);
        await secrets.PutSecretValueAsync(
            new PutSecretValueRequest { ClientRequestToken = Id, SecretId = "key", SecretString = "{}", VersionStages = ["AWSPENDING"] },
            Cancel);

        AssertSent(aws.Requests[0], "secretsmanager.GetSecretValue", "secretsmanager", """
            {"SecretId":"key","VersionStage":"AWSPREVIOUS"}
            """);
        AssertSent(aws.Requests[1], "secretsmanager.PutSecretValue", "secretsmanager", $$"""
            {"ClientRequestToken":"{{Id}}","SecretId":"key","SecretString":"{}","VersionStages":["AWSPENDING"]}
            """);
    }

    [Fact]
    public static async Task An_unset_token_is_sent_as_a_new_GUID_and_stays_unset_in_the_request()
    {
        await using FakeAws aws = await FakeAws.StartAsync([.. Enumerable.Repeat(FakeAws.Ok("{}"), 4)]);
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        var request = new ExecuteStatementRequest { Sql = "select 1" };
        await redshift.ExecuteStatementAsync(request, Cancel);
        await redshift.ExecuteStatementAsync(request, Cancel);
        await redshift.BatchExecuteStatementAsync(new BatchExecuteStatementRequest { Sqls = ["select 1"] }, Cancel);
        await secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "key", SecretString = "{}" }, Cancel);

        Assert.Null(request.ClientToken);
        string[] tokens = [.. aws.Requests.Select(sent => (string)(sent.Body["ClientToken"] ?? sent.Body["ClientRequestToken"])!)];
        Assert.All(tokens, token => Assert.True(Guid.TryParse(token, out _), token));
        Assert.Equal(4, tokens.Distinct().Count());
    }

    private static void AssertSent(Received sent, string target, string service, string body)
    {
        Assert.Equal(target, sent.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", sent.Headers["Content-Type"]);
        Assert.Matches(
            $"^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{{8}}/eu-west-1/{service}/aws4_request, "
            + "SignedHeaders=[^,]*x-amz-target[^,]*, Signature=[0-9a-f]{64}$",
            sent.Headers["Authorization"]);
        Assert.Equal(JsonNode.Parse(body)!.ToJsonString(), sent.Body.ToJsonString());
    }
}
