using System.Net;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>Who can reach the API, at which address, and how often.</summary>
public sealed record ApiConfiguration
{
    /// <summary>
    /// Requests per second from all callers together; more get 429. With the function's timeout it bounds how much of the account's
    /// concurrency a hanging warehouse can take.
    /// </summary>
    public int Rate { get; init; } = 10;

    /// <summary>Requests at the same time from all callers together.</summary>
    public int Burst { get; init; } = 20;

    /// <summary>The API's own domain name, in every link; null for the address that API Gateway gives.</summary>
    public DomainConfiguration? Domain { get; init; }

    /// <summary>
    /// The only networks that can reach the API, in CIDR notation. If it is empty, everybody can; through a created endpoint, the private
    /// networks of RFC 1918.
    /// </summary>
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>The VPC interface endpoint that is the only way to the API; null if the API is on the internet.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>Whether the stack creates this endpoint in the stage's network.</summary>
    public bool CreateEndpoint { get; init; }

    /// <summary>Whether only a VPC endpoint leads to the API.</summary>
    public bool IsPrivate => CreateEndpoint || VpcEndpointId is not null;

    /// <summary>Whether AWS WAF protects the API with AWS's common rules and a rate limit for each address.</summary>
    public bool Waf { get; init; }

    /// <summary>Requests of one address in 5 minutes above which WAF refuses the address; 10 to 2,000,000,000.</summary>
    public int WafRate { get; init; } = 1000;

    /// <summary>Whether the stack sets the role with which API Gateway writes the logs of all APIs of the account in the region.</summary>
    public bool CloudWatchRole { get; init; } = true;

    /// <summary>Whether the API answers <c>/openapi.json</c> with its own description.</summary>
    public bool PublishOpenApi { get; init; }

    /// <summary>Whether X-Ray traces the API too, with whole links in the segments; the functions are always traced.</summary>
    public bool Tracing { get; init; }

    internal static ApiConfiguration Read(Section section)
    {
        var defaults = new ApiConfiguration();
        var api = new ApiConfiguration
        {
            Rate = section.Number("rate", 1, 10000, "requests per second") ?? defaults.Rate,
            Burst = section.Number("burst", 1, 5000, "requests at the same time") ?? defaults.Burst,
            Domain = DomainConfiguration.Read(section),
            AllowedCidrs = section.List("allowedCidrs", IsNetwork, "a network such as 203.0.113.0/24 with host bits of zero"),
            VpcEndpointId = section.Text("vpcEndpointId", Form.VpcEndpoint),
            CreateEndpoint = section.Flag("createEndpoint"),
            Waf = section.Flag("waf"),
            WafRate = section.Number("wafRate", 10, 2_000_000_000, "requests in 5 minutes") ?? defaults.WafRate,
            CloudWatchRole = section.Flag("cloudWatchRole", defaults.CloudWatchRole),
            PublishOpenApi = section.Flag("publishOpenApi"),
            Tracing = section.Flag("tracing"),
        };
        section.RefuseUnknown();
        section.Refuse(
            api.VpcEndpointId is not null && api.AllowedCidrs.Count > 0,
            "allowedCidrs",
            "cannot be set with vpcEndpointId; the endpoint's policy and security group decide who can reach the API");
        section.Refuse(
            api.CreateEndpoint && api.VpcEndpointId is not null,
            "createEndpoint",
            "cannot be set with vpcEndpointId, which names an existing endpoint");
        section.Refuse(
            api.IsPrivate && api.Domain is not null,
            "domain",
            "cannot be set with vpcEndpointId or createEndpoint; links to a private API have the endpoint's address");
        section.Refuse(section.Has("wafRate") && !api.Waf, "wafRate", "can be set only with \"waf\": true");
        return api;
    }

    private static bool IsNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(IPAddress.Parse(text.Split('/')[0]));
}
