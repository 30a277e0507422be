using Amazon.RDSDataService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AwsJson;

namespace Amazon.RDSDataService;

/// <summary>A client for the RDS Data API on the request pipeline of AWSSDK.Core.</summary>
public class AmazonRDSDataServiceClient : AmazonServiceClient, IAmazonRDSDataService
{
    public AmazonRDSDataServiceClient()
        : base(new AmazonRDSDataServiceConfig())
    {
    }

    public AmazonRDSDataServiceClient(AmazonRDSDataServiceConfig clientConfig)
        : base(clientConfig)
    {
    }

    public AmazonRDSDataServiceClient(AWSCredentials credentials, AmazonRDSDataServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new AwsJsonMetadata(AmazonRDSDataServiceConfig.Id);

    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(
        ExecuteStatementRequest request, CancellationToken cancellationToken = default)
    {
        var marshaller = new AwsJsonOperation<ExecuteStatementResponse, AmazonRDSDataServiceException>(
            "Amazon.RDSDataService", target: null, "/Execute", AmazonRDSDataServiceConfig.Version, ExecuteStatementResponse.Read);
        var options = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = marshaller };
        return InvokeAsync<ExecuteStatementResponse>(request, options, cancellationToken);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);
}
