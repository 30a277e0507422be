using Amazon.Runtime;
using Amazon.RedshiftDataAPIService.Model;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The Redshift Data API.</summary>
public interface IAmazonRedshiftDataAPIService : IAmazonService, IDisposable
{
    /// <summary>Submits statements that succeed or fail as one transaction.</summary>
    Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(
        BatchExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Cancels a statement that runs.</summary>
    Task<CancelStatementResponse> CancelStatementAsync(
        CancelStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says how a statement fares.</summary>
    Task<DescribeStatementResponse> DescribeStatementAsync(
        DescribeStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Submits a statement.</summary>
    Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of the rows of a finished statement.</summary>
    Task<GetStatementResultResponse> GetStatementResultAsync(
        GetStatementResultRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRedshiftDataAPIServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonRedshiftDataAPIServiceClient(awsCredentials, (clientConfig as AmazonRedshiftDataAPIServiceConfig)!);
}
