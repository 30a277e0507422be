using System.Net;
using Amazon;
using Amazon.RDSDataService;
using Amazon.RDSDataService.Model;
using Amazon.Runtime.Endpoints;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>The RDS Data API, which has JSON at a path of its own: the service model rds-data/2018-08-01.</summary>
public static class RdsDataTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_statement_is_posted_to_its_path_with_every_kind_of_value()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("""{"numberOfRecordsUpdated":3}"""));
        using AmazonRDSDataServiceClient data = aws.RdsData();
        var request = new ExecuteStatementRequest
        {
            ResourceArn = "arn:cluster",
            SecretArn = "arn:secret",
            Database = "quotes",
            Sql = "SELECT :a, :b, :c, :d",
            Parameters =
            [
                new SqlParameter { Name = "a", Value = new Field { StringValue = "" } },
                new SqlParameter { Name = "b", Value = new Field { LongValue = 5_000_000_000 } },
                new SqlParameter { Name = "c", Value = new Field { BooleanValue = false } },
                new SqlParameter { Name = "d", Value = new Field { IsNull = true } },
            ],
        };

        var response = await data.ExecuteStatementAsync(request, Cancel);

        Assert.Equal((3, null), (response.NumberOfRecordsUpdated, response.Records));
        var received = aws.Requests.Single();
        Assert.Equal("/Execute", received.Path);
        Assert.StartsWith("application/json", received.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/rds-data/aws4_request", received.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            """
            {"database":"quotes","parameters":[{"name":"a","value":{"stringValue":""}},{"name":"b","value":{"longValue":5000000000}},
            {"name":"c","value":{"booleanValue":false}},{"name":"d","value":{"isNull":true}}],"resourceArn":"arn:cluster",
            "secretArn":"arn:secret","sql":"SELECT :a, :b, :c, :d"}
            """.ReplaceLineEndings(""),
            received.Body.ToJsonString());
    }

    [Fact]
    public static async Task Rows_have_a_property_for_each_type()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok(
            """{"records":[[{"stringValue":"x"},{"longValue":7},{"booleanValue":true},{"isNull":true}],[]],"numberOfRecordsUpdated":0}"""));
        using AmazonRDSDataServiceClient data = aws.RdsData();

        var rows = (await data.ExecuteStatementAsync(new ExecuteStatementRequest(), Cancel)).Records!;

        Assert.Equal(2, rows.Count);
        Assert.Equal(
            [("x", null, null, null), (null, 7L, null, null), (null, null, true, null), (null, null, null, true)],
            rows[0].Select(field => (field.StringValue, field.LongValue, field.BooleanValue, field.IsNull)));
    }

    [Theory]
    [InlineData("DatabaseErrorException", 400)]
    [InlineData("DatabaseResumingException", 400)]
    [InlineData("StatementTimeoutException", 400)]
    [InlineData("DatabaseUnavailableException", 504)]
    [InlineData("ServiceUnavailableError", 503)]
    public static async Task An_error_has_the_code_of_its_header(string code, int status)
    {
        await using FakeAws aws = await FakeAws.StartAsync(new Answer(
            (HttpStatusCode)status,
            """{"message":"what happened"}""",
            ("x-amzn-RequestId", "request-1"),
            ("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/com.amazon.rdsdata/")));
        using AmazonRDSDataServiceClient data = aws.RdsData();

        var error = await Assert.ThrowsAnyAsync<AmazonRDSDataServiceException>(
            () => data.ExecuteStatementAsync(new ExecuteStatementRequest(), Cancel));

        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));
        Assert.Equal(("what happened", "request-1"), (error.Message, error.RequestId));
    }

    [Fact]
    public static void A_region_has_its_endpoint()
    {
        var config = new AmazonRDSDataServiceConfig { RegionEndpoint = RegionEndpoint.USEast1 };
        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new ExecuteStatementRequest()));

        Assert.Equal("https://rds-data.us-east-1.amazonaws.com/", endpoint.URL);
    }
}
