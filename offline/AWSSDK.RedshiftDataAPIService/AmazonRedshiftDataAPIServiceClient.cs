using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.RedshiftDataAPIService.Model;
using AwsJson;

namespace Amazon.RedshiftDataAPIService;

/// <summary>A client for the Redshift Data API on the request pipeline of AWSSDK.Core.</summary>
public class AmazonRedshiftDataAPIServiceClient : AmazonServiceClient, IAmazonRedshiftDataAPIService
{
    public AmazonRedshiftDataAPIServiceClient()
        : base(new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(clientConfig)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials, AmazonRedshiftDataAPIServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new AwsJsonMetadata(AmazonRedshiftDataAPIServiceConfig.Id);

    public virtual Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(
        BatchExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<BatchExecuteStatementResponse>(request, "BatchExecuteStatement", cancellationToken);

    public virtual Task<DescribeStatementResponse> DescribeStatementAsync(
        DescribeStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStatementResponse>(request, "DescribeStatement", cancellationToken);

    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ExecuteStatementResponse>(request, "ExecuteStatement", cancellationToken);

    public virtual Task<GetStatementResultResponse> GetStatementResultAsync(
        GetStatementResultRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetStatementResultResponse>(request, "GetStatementResult", cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    private Task<TResponse> SendAsync<TResponse>(AmazonWebServiceRequest request, string operation, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        var marshaller = new AwsJsonOperation<TResponse, AmazonRedshiftDataAPIServiceException>(
            "Amazon.RedshiftDataAPIService", $"RedshiftData.{operation}", AmazonRedshiftDataAPIServiceConfig.Version);
        var options = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = marshaller };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
