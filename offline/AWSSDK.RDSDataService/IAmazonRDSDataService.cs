using Amazon.RDSDataService.Model;
using Amazon.Runtime;

namespace Amazon.RDSDataService;

/// <summary>The RDS Data API, which runs SQL in an Aurora cluster.</summary>
public interface IAmazonRDSDataService : IAmazonService, IDisposable
{
    /// <summary>Runs one statement and returns its rows; in a transaction of its own unless the request names one.</summary>
    Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRDSDataServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonRDSDataServiceClient(awsCredentials, (AmazonRDSDataServiceConfig)clientConfig);
}
