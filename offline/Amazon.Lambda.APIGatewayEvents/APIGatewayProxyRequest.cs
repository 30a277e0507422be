namespace Amazon.Lambda.APIGatewayEvents;

/// <summary>A REST API's proxy event. Whatever the JSON lacks is null here, collections included.</summary>
public class APIGatewayProxyRequest
{
    public string? Resource { get; set; }

    public string? Path { get; set; }

    public string? HttpMethod { get; set; }

    public IDictionary<string, string>? Headers { get; set; }

    public IDictionary<string, IList<string>>? MultiValueHeaders { get; set; }

    public IDictionary<string, string>? QueryStringParameters { get; set; }

    public IDictionary<string, IList<string>>? MultiValueQueryStringParameters { get; set; }

    public ProxyRequestContext? RequestContext { get; set; }

    public string? Body { get; set; }

    public bool IsBase64Encoded { get; set; }

    /// <summary>What API Gateway adds about the request.</summary>
    public class ProxyRequestContext
    {
        public string? Path { get; set; }

        public string? AccountId { get; set; }

        public string? Stage { get; set; }

        public string? RequestId { get; set; }

        public string? ResourcePath { get; set; }

        public string? HttpMethod { get; set; }

        public string? ApiId { get; set; }

        public string? DomainName { get; set; }
    }
}
