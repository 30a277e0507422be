using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Amazon.SecretsManager;

namespace WriteBackLambdas.Offline.Tests;

/// <summary>Clients of a <see cref="FakeAws" />.</summary>
internal static class FakeAwsClients
{
    internal static BasicAWSCredentials Credentials => new("AKIDEXAMPLE", "secret");

    internal static AmazonRedshiftDataAPIServiceClient Redshift(this FakeAws aws, int retries = 0) => new(
        Credentials,
        new AmazonRedshiftDataAPIServiceConfig { ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = retries });

    internal static AmazonSecretsManagerClient Secrets(this FakeAws aws) => new(
        Credentials,
        new AmazonSecretsManagerConfig { ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
