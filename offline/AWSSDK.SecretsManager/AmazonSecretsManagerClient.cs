using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager.Model;
using AwsJson;

namespace Amazon.SecretsManager;

/// <summary>A client for AWS Secrets Manager, on the pipeline of AWSSDK.Core.</summary>
public class AmazonSecretsManagerClient : AmazonServiceClient, IAmazonSecretsManager
{
    private static readonly AwsJsonService<AmazonSecretsManagerException> Service =
        new("Amazon.SecretsManager", "secretsmanager", AmazonSecretsManagerConfig.Version);

    public AmazonSecretsManagerClient()
        : base(new AmazonSecretsManagerConfig())
    {
    }

    public AmazonSecretsManagerClient(RegionEndpoint region)
        : base(new AmazonSecretsManagerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSecretsManagerClient(AmazonSecretsManagerConfig config)
        : base(config)
    {
    }

    public AmazonSecretsManagerClient(AWSCredentials credentials)
        : this(credentials, new AmazonSecretsManagerConfig())
    {
    }

    public AmazonSecretsManagerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSecretsManagerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSecretsManagerClient(AWSCredentials credentials, AmazonSecretsManagerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new AwsJsonMetadata(AmazonSecretsManagerConfig.Id);

    public virtual Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<GetSecretValueResponse>(request, "GetSecretValue", cancellationToken);

    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<PutSecretValueResponse>(request, "PutSecretValue", cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AwsJsonEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AwsJsonAuthHandler());
    }

    private Task<TResponse> SendAsync<TResponse>(AmazonWebServiceRequest request, string operation, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        AwsJsonOperation<AmazonSecretsManagerException, TResponse> both = Service.Operation<TResponse>(operation);
        return InvokeAsync<TResponse>(
            request, new InvokeOptions { RequestMarshaller = both, ResponseUnmarshaller = both }, cancellationToken);
    }
}
