using Amazon.RDSDataService;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Support;

/// <summary>Clients of both Data APIs whose requests pass through a handler, and that do not retry.</summary>
public static class DataClients
{
    public static AmazonRedshiftDataAPIServiceClient CreateDataClient(this DemoStack stack, string accessKey, DelegatingHandler handler) =>
        new(new BasicAWSCredentials(accessKey, "local"), Configured(stack, new AmazonRedshiftDataAPIServiceConfig(), handler));

    public static AmazonRDSDataServiceClient CreateAuroraClient(this DemoStack stack, DelegatingHandler handler) =>
        new(new BasicAWSCredentials("local", "local"), Configured(stack, new AmazonRDSDataServiceConfig(), handler));

    private static T Configured<T>(DemoStack stack, T config, DelegatingHandler handler)
        where T : ClientConfig
    {
        config.ServiceURL = stack.AwsEndpoint.ToString();
        config.AuthenticationRegion = DemoStack.Region;
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new HandlerFactory(handler);
        return config;
    }

    private sealed class HandlerFactory(DelegatingHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig)
        {
            handler.InnerHandler ??= new SocketsHttpHandler();
            return new HttpClient(handler, disposeHandler: false);
        }
    }
}
