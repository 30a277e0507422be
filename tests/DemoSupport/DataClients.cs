using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Support;

/// <summary>Clients of the Data API whose requests pass through a handler, and that do not retry.</summary>
public static class DataClients
{
    public static AmazonRedshiftDataAPIServiceClient CreateDataClient(this DemoStack stack, string accessKey, DelegatingHandler handler) =>
        new(
        new BasicAWSCredentials(accessKey, "local"),
        new AmazonRedshiftDataAPIServiceConfig
        {
            ServiceURL = stack.AwsEndpoint.ToString(),
            AuthenticationRegion = DemoStack.Region,
            MaxErrorRetry = 0,
            HttpClientFactory = new HandlerFactory(handler),
        });

    private sealed class HandlerFactory(DelegatingHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        {
            handler.InnerHandler ??= new SocketsHttpHandler();
            return new HttpClient(handler, disposeHandler: false);
        }
    }
}
