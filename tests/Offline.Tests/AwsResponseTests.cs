using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsResponseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task GetSecretValue_reads_times_blobs_and_lists()
    {
        await using FakeAws aws = await FakeAws.StartAsync(
            FakeAws.Ok("""
                {"ARN":"arn","CreatedDate":1754000000.5,"Name":"key","SecretBinary":"AAEC","VersionId":"v","VersionStages":["AWSCURRENT"],
                "New":{}}
                """),
            FakeAws.Ok("""{"Name":"key","SecretString":"{\"key\":\"é\"}"}"""));
        using AmazonSecretsManagerClient secrets = aws.Secrets();
        GetSecretValueResponse binary = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel);
        GetSecretValueResponse text = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, Cancel);

        Assert.Equal(new DateTime(2025, 7, 31, 22, 13, 20, 500, DateTimeKind.Utc), binary.CreatedDate);
        Assert.Equal(DateTimeKind.Utc, binary.CreatedDate!.Value.Kind);
        Assert.Equal([0, 1, 2], binary.SecretBinary!.ToArray());
        Assert.Equal(("arn", "key", "v", "AWSCURRENT"), (binary.ARN, binary.Name, binary.VersionId, binary.VersionStages!.Single()));
        Assert.Equal((200, "request-1"), ((int)binary.HttpStatusCode, binary.ResponseMetadata.RequestId));
        Assert.Equal("""{"key":"é"}""", text.SecretString);
        Assert.Null(text.CreatedDate);
        Assert.Null(text.SecretBinary);
        Assert.Null(text.VersionStages);
    }

    [Fact]
    public static async Task ExecuteStatement_reads_what_a_finished_statement_says_of_itself()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("""
            {"CreatedAt":1.754E9,"Database":"dev","DbGroups":["g"],"HasResultSet":true,"Id":"s-1","RedshiftPid":7,"Status":"FINISHED",
            "WorkgroupName":"local"}
            """));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        ExecuteStatementResponse response = await redshift.ExecuteStatementAsync(new ExecuteStatementRequest { Sql = "select 1" }, Cancel);

        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1754000000), response.CreatedAt);
        Assert.Equal(("dev", true, "s-1"), (response.Database, response.HasResultSet, response.Id));
        Assert.Equal((7, "local"), (response.RedshiftPid, response.WorkgroupName));
        Assert.Equal(["g"], response.DbGroups);
        Assert.Same(StatementStatusString.FINISHED, response.Status);
        Assert.Null(response.ClusterIdentifier);
    }

    [Fact]
    public static async Task DescribeStatement_reads_the_statements_of_a_batch_and_keeps_a_status_that_is_new()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("""
            {"CreatedAt":1754000000,"Duration":3000000001,"Error":"ERROR: no","HasResultSet":false,"Id":"s-1",
            "QueryParameters":[{"name":"a","value":"b"}],"QueryString":"","RedshiftPid":7,"RedshiftQueryId":-1,"ResultRows":2,"ResultSize":-1,
            "Status":"RESTING","SubStatements":[{"Id":"s-1:1","Status":"FINISHED","ResultRows":1,"Duration":5},
            {"Id":"s-1:2","Status":"ABORTED","Error":"ERROR: no"}],
            "UpdatedAt":1754000001}
            """));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        DescribeStatementResponse response = await redshift.DescribeStatementAsync(new DescribeStatementRequest { Id = "s-1" }, Cancel);

        Assert.Equal((3000000001, "ERROR: no", false), (response.Duration, response.Error, response.HasResultSet));
        Assert.Equal((2, -1), (response.ResultRows, response.ResultSize));
        Assert.Equal("RESTING", response.Status!.Value);
        Assert.NotEqual(StatusString.FINISHED, response.Status);
        Assert.Equal(("a", "b"), (response.QueryParameters![0].Name, response.QueryParameters[0].Value));
        SubStatementData[] parts = [.. response.SubStatements!];
        Assert.Equal(("s-1:1", StatementStatusString.FINISHED), (parts[0].Id, parts[0].Status));
        Assert.Equal((1, 5, null), (parts[0].ResultRows, parts[0].Duration, parts[0].Error));
        Assert.Equal(("s-1:2", StatementStatusString.ABORTED), (parts[1].Id, parts[1].Status));
        Assert.Equal((null, null, "ERROR: no"), (parts[1].ResultRows, parts[1].Duration, parts[1].Error));
        Assert.Equal(1, (response.UpdatedAt - response.CreatedAt)!.Value.TotalSeconds);
    }

    [Fact]
    public static async Task GetStatementResult_reads_columns_and_every_kind_of_field()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("""
            {"ColumnMetadata":[{"columnDefault":null,"isCaseSensitive":true,"isCurrency":false,"isSigned":false,"label":"l","length":0,
            "name":"n","nullable":1,"precision":65535,"scale":0,"schemaName":"public","tableName":"t","typeName":"varchar"}],
            "Records":[[{"stringValue":"x"},{"longValue":9007199254740993},{"doubleValue":0.1},{"booleanValue":false},{"isNull":true},
            {"blobValue":"AQ=="}],[]],
            "NextToken":"more","TotalNumRows":2}
            """));
        using AmazonRedshiftDataAPIServiceClient redshift = aws.Redshift();
        GetStatementResultResponse response = await redshift.GetStatementResultAsync(new GetStatementResultRequest { Id = "s-1" }, Cancel);
        List<Field> row = response.Records![0];
        ColumnMetadata column = response.ColumnMetadata!.Single();

        Assert.Equal(("x", 9007199254740993, 0.1), (row[0].StringValue, row[1].LongValue, row[2].DoubleValue));
        Assert.Equal((false, true), (row[3].BooleanValue, row[4].IsNull));
        Assert.Equal([1], row[5].BlobValue!.ToArray());
        Assert.Equal((null, null, null, null), (row[0].IsNull, row[0].LongValue, row[4].StringValue, row[4].BlobValue));
        Assert.Empty(response.Records[1]);
        Assert.Equal(("more", 2), (response.NextToken, response.TotalNumRows));
        Assert.Equal((true, false, false), (column.IsCaseSensitive, column.IsCurrency, column.IsSigned));
        Assert.Equal((0, 1, 65535, 0), (column.Length, column.Nullable, column.Precision, column.Scale));
        Assert.Equal(("l", "n", "public", "t"), (column.Label, column.Name, column.SchemaName, column.TableName));
        Assert.Equal(("varchar", null), (column.TypeName, column.ColumnDefault));
    }

    [Fact]
    public static void A_status_compares_with_a_string()
    {
        StatusString status = "FINISHED";

        Assert.Same(StatusString.FINISHED, status);
        Assert.True(status == "FINISHED");
        Assert.Equal("FINISHED", status.ToString());
    }
}
