using System.Text.Json;
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
        SendAsync(request, "BatchExecuteStatement", BatchExecuteStatementResponse.Read, cancellationToken);

    public virtual Task<DescribeStatementResponse> DescribeStatementAsync(
        DescribeStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "DescribeStatement", DescribeStatementResponse.Read, cancellationToken);

    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "ExecuteStatement", ExecuteStatementResponse.Read, cancellationToken);

    public virtual Task<GetStatementResultResponse> GetStatementResultAsync(
        GetStatementResultRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "GetStatementResult", GetStatementResultResponse.Read, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    private Task<TResponse> SendAsync<TResponse>(
        AmazonWebServiceRequest request, string operation, Func<JsonElement, TResponse> read, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        var marshaller = new AwsJsonOperation<TResponse, AmazonRedshiftDataAPIServiceException>(
            "Amazon.RedshiftDataAPIService", $"RedshiftData.{operation}", "/", AmazonRedshiftDataAPIServiceConfig.Version, read);
        var options = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = marshaller };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
