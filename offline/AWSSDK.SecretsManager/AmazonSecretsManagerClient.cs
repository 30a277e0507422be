using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager.Model;
using AwsJson;

namespace Amazon.SecretsManager;

/// <summary>A client for AWS Secrets Manager on the request pipeline of AWSSDK.Core.</summary>
public class AmazonSecretsManagerClient : AmazonServiceClient, IAmazonSecretsManager
{
    public AmazonSecretsManagerClient()
        : base(new AmazonSecretsManagerConfig())
    {
    }

    public AmazonSecretsManagerClient(AmazonSecretsManagerConfig clientConfig)
        : base(clientConfig)
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
        SendAsync(request, "GetSecretValue", GetSecretValueResponse.Read, cancellationToken);

    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "PutSecretValue", PutSecretValueResponse.Read, cancellationToken);

    public virtual Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "DescribeSecret", DescribeSecretResponse.Read, cancellationToken);

    public virtual Task<UpdateSecretVersionStageResponse> UpdateSecretVersionStageAsync(
        UpdateSecretVersionStageRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "UpdateSecretVersionStage", UpdateSecretVersionStageResponse.Read, cancellationToken);

    public virtual Task<RotateSecretResponse> RotateSecretAsync(
        RotateSecretRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(request, "RotateSecret", RotateSecretResponse.Read, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    private Task<TResponse> SendAsync<TResponse>(
        AmazonWebServiceRequest request, string operation, Func<JsonElement, TResponse> read, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        var marshaller = new AwsJsonOperation<TResponse, AmazonSecretsManagerException>(
            "Amazon.SecretsManager", $"secretsmanager.{operation}", "/", AmazonSecretsManagerConfig.Version, read);
        var options = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = marshaller };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
