using Amazon.Runtime;
using Amazon.RedshiftDataAPIService.Model;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The Redshift Data API.</summary>
public interface IAmazonRedshiftDataAPIService : IAmazonService, IDisposable
{
    /// <summary>Submits statements that succeed or fail as one transaction.</summary>
    Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(
        BatchExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a statement and its status.</summary>
    Task<DescribeStatementResponse> DescribeStatementAsync(
        DescribeStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Submits one statement.</summary>
    Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the rows of a finished statement.</summary>
    Task<GetStatementResultResponse> GetStatementResultAsync(
        GetStatementResultRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRedshiftDataAPIServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonRedshiftDataAPIServiceClient(awsCredentials, (AmazonRedshiftDataAPIServiceConfig)clientConfig);
}
