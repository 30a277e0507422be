using Amazon;
using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace WriteBackLambdas.Offline.Tests;

public static class AwsEndpointTests
{
    [Theory]
    [InlineData("us-east-1", "amazonaws.com")]
    [InlineData("cn-north-1", "amazonaws.com.cn")]
    public static void A_region_has_its_endpoints(string name, string suffix)
    {
        var region = RegionEndpoint.GetBySystemName(name);
        var redshift = new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region };
        var secrets = new AmazonSecretsManagerConfig { RegionEndpoint = region };

        Assert.Equal($"https://redshift-data.{name}.{suffix}/", Endpoint(redshift, new DescribeStatementRequest()));
        Assert.Equal($"https://secretsmanager.{name}.{suffix}/", Endpoint(secrets, new GetSecretValueRequest()));
    }

    [Fact]
    public static void A_service_URL_takes_precedence_over_the_region() => Assert.Equal(
        "http://127.0.0.1:8081/",
        Endpoint(new AmazonSecretsManagerConfig { ServiceURL = "http://127.0.0.1:8081" }, new GetSecretValueRequest()));

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_REDSHIFT_DATA")]
    [InlineData("AWS_ENDPOINT_URL")]
    public static async Task An_environment_variable_sets_the_endpoint_of_the_Data_API(string variable)
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"));
        using AmazonRedshiftDataAPIServiceClient redshift = With(
            variable, aws.Url, () => new AmazonRedshiftDataAPIServiceClient(FakeAws.Credentials, RegionEndpoint.EUCentral1));
        await redshift.DescribeStatementAsync(new DescribeStatementRequest(), TestContext.Current.CancellationToken);

        Assert.Contains("/redshift-data/aws4_request", aws.Requests.Single().Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public static async Task An_environment_variable_sets_the_endpoint_of_Secrets_Manager()
    {
        await using FakeAws aws = await FakeAws.StartAsync(FakeAws.Ok("{}"));
        using AmazonSecretsManagerClient secrets = With(
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            aws.Url,
            () => new AmazonSecretsManagerClient(FakeAws.Credentials, RegionEndpoint.EUCentral1));
        await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "key" }, TestContext.Current.CancellationToken);

        Assert.Contains("/secretsmanager/aws4_request", aws.Requests.Single().Headers["Authorization"], StringComparison.Ordinal);
    }

    private static string Endpoint(ClientConfig config, AmazonWebServiceRequest request) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request)).URL;

    private static TClient With<TClient>(string variable, string url, Func<TClient> create)
        where TClient : AmazonServiceClient
    {
        Environment.SetEnvironmentVariable(variable, url);
        try
        {
            TClient client = create();
            Assert.Equal(url, client.Config.ServiceURL.TrimEnd('/'));
            return client;
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
