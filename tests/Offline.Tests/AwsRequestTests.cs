using System.Text.Json.Nodes;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsRequestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_request_names_its_operation_and_is_signed_for_service_and_region()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"), FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = "s-1" }, Cancel);
        await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel);

        AssertSent(aws.Requests[0], "RedshiftData.DescribeStatement", "redshift-data", """{"Id":"s-1"}""");
        AssertSent(aws.Requests[1], "secretsmanager.GetSecretValue", "secretsmanager", """{"SecretId":"key"}""");
    }

    [Fact]
    public static async Task ExecuteStatement_sends_all_that_is_set_and_nothing_else()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        await redshift.ExecuteStatementAsync(
            new ExecuteStatementRequest
            {
                ClientToken = "token",
                Database = "dev",
                Parameters = [new SqlParameter { Name = "customer", Value = "Zoë & \"Co\" <1>" }],
                SessionKeepAliveSeconds = 0,
                Sql = "select :customer",
                StatementName = "name",
                WaitTimeSeconds = 5,
                WithEvent = false,
                WorkgroupName = "local",
            },
            Cancel);

        AssertSent(aws.Requests[0], "RedshiftData.ExecuteStatement", "redshift-data", """
            {"ClientToken":"token","Database":"dev","Parameters":[{"name":"customer","value":"Zoë & \"Co\" <1>"}],
            "SessionKeepAliveSeconds":0,"Sql":"select :customer","StatementName":"name","WaitTimeSeconds":5,
            "WithEvent":false,"WorkgroupName":"local"}
            """);
    }

    [Fact]
    public static async Task BatchExecuteStatement_sends_its_statements_in_order()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        await redshift.BatchExecuteStatementAsync(
            new BatchExecuteStatementRequest
            {
                ClientToken = "token",
                ClusterIdentifier = "c",
                DbUser = "u",
                SecretArn = "arn",
                SessionId = "s",
                Sqls = ["b", "a"],
            },
            Cancel);

        AssertSent(aws.Requests[0], "RedshiftData.BatchExecuteStatement", "redshift-data", """
            {"ClientToken":"token","ClusterIdentifier":"c","DbUser":"u","SecretArn":"arn","SessionId":"s","Sqls":["b","a"]}
            """);
    }

    [Fact]
    public static async Task The_other_requests_are_what_they_say()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"), FakeAws.Ok("""{"Status":true}"""), FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = "s-1", NextToken = "n", WaitTimeSeconds = 30 }, Cancel);
        CancelStatementResponse cancelled = await redshift.CancelStatementAsync(new CancelStatementRequest { Id = "s-1" }, Cancel);
        await secrets.PutSecretValueAsync(
            new PutSecretValueRequest { ClientRequestToken = "t", SecretId = "key", SecretString = "{}", VersionStages = ["AWSPENDING"] },
            Cancel);

        Assert.True(cancelled.Status);
        AssertSent(aws.Requests[0], "RedshiftData.GetStatementResult", "redshift-data", """
            {"Id":"s-1","NextToken":"n","WaitTimeSeconds":30}
            """);
        AssertSent(aws.Requests[1], "RedshiftData.CancelStatement", "redshift-data", """{"Id":"s-1"}""");
        AssertSent(aws.Requests[2], "secretsmanager.PutSecretValue", "secretsmanager", """
            {"ClientRequestToken":"t","SecretId":"key","SecretString":"{}","VersionStages":["AWSPENDING"]}
            """);
    }

    [Fact]
    public static async Task A_token_left_unset_is_a_fresh_GUID_and_the_request_stays_as_it_was()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"), FakeAws.Ok("{}"), FakeAws.Ok("{}"), FakeAws.Ok("{}"));
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
