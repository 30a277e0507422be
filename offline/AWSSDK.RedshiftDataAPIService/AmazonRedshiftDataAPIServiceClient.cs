using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.RedshiftDataAPIService.Model;
using AwsJson;

namespace Amazon.RedshiftDataAPIService;

/// <summary>A client for the Redshift Data API, on the pipeline of AWSSDK.Core.</summary>
public class AmazonRedshiftDataAPIServiceClient : AmazonServiceClient, IAmazonRedshiftDataAPIService
{
    private static readonly AwsJsonService<AmazonRedshiftDataAPIServiceException> Service =
        new(
            "Amazon.RedshiftDataAPIService",
            "RedshiftData",
            AmazonRedshiftDataAPIServiceConfig.Version,
            new ConstantClassConverter<StatementStatusString>(StatementStatusString.FindValue),
            new ConstantClassConverter<StatusString>(StatusString.FindValue));

    public AmazonRedshiftDataAPIServiceClient()
        : base(new AmazonRedshiftDataAPIServiceConfig())
    {
    }

    public AmazonRedshiftDataAPIServiceClient(RegionEndpoint region)
        : base(new AmazonRedshiftDataAPIServiceConfig { RegionEndpoint = region })
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AmazonRedshiftDataAPIServiceConfig config)
        : base(config)
    {
    }

    public AmazonRedshiftDataAPIServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonRedshiftDataAPIServiceConfig())
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

    public virtual Task<CancelStatementResponse> CancelStatementAsync(
        CancelStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CancelStatementResponse>(request, "CancelStatement", cancellationToken);

    public virtual Task<DescribeStatementResponse> DescribeStatementAsync(
        DescribeStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeStatementResponse>(request, "DescribeStatement", cancellationToken);

    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ExecuteStatementResponse>(request, "ExecuteStatement", cancellationToken);

    public virtual Task<GetStatementResultResponse> GetStatementResultAsync(
        GetStatementResultRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetStatementResultResponse>(request, "GetStatementResult", cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AwsJsonEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AwsJsonAuthHandler());
    }

    private Task<TResponse> SendAsync<TResponse>(AmazonWebServiceRequest request, string operation, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        AwsJsonOperation<AmazonRedshiftDataAPIServiceException, TResponse> both = Service.Operation<TResponse>(operation);
        return InvokeAsync<TResponse>(
            request, new InvokeOptions { RequestMarshaller = both, ResponseUnmarshaller = both }, cancellationToken);
    }
}
