using System.Net;

namespace WriteBackLambdas.Cloud.Configuration;

/// <summary>Who reaches the API and how often: requests a second and at once, networks, a private endpoint, the firewall.</summary>
public sealed record ApiConfiguration
{
    /// <summary>Requests a second, over all callers; more are answered 429.</summary>
    public int Rate { get; init; } = 50;

    /// <summary>Requests at once, over all callers.</summary>
    public int Burst { get; init; } = 100;

    /// <summary>The only networks that are let in, in CIDR notation; none: everybody is.</summary>
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>The VPC interface endpoint through which alone the API is reached; null: it is on the internet.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>AWS WAF in front: AWS's common rules, and a limit for each address.</summary>
    public bool Waf { get; init; }

    /// <summary>Requests of one address in 5 minutes, beyond which WAF refuses it; 10 to 2,000,000,000.</summary>
    public int WafRate { get; init; } = 1000;

    /// <summary>X-Ray traces of the stage too, whose segments hold whole links; the functions are always traced.</summary>
    public bool Tracing { get; init; }

    internal static ApiConfiguration Read(Section section)
    {
        var defaults = new ApiConfiguration();
        var api = new ApiConfiguration
        {
            Rate = section.Number("rate", 1, 10000, "requests a second") ?? defaults.Rate,
            Burst = section.Number("burst", 1, 5000, "requests at once") ?? defaults.Burst,
            AllowedCidrs = section.List("allowedCidrs", IsNetwork, "a network as 203.0.113.0/24, its host bits zero"),
            VpcEndpointId = section.Text("vpcEndpointId", Forms.VpcEndpoint(), "a VPC endpoint's id as vpce-0123456789abcdef0"),
            Waf = section.Flag("waf"),
            WafRate = section.Number("wafRate", 10, 2_000_000_000, "requests in 5 minutes") ?? defaults.WafRate,
            Tracing = section.Flag("tracing"),
        };
        section.RefuseUnknown();
        if (api.VpcEndpointId is not null && api.AllowedCidrs.Count > 0)
        {
            section.Fault("allowedCidrs", "does not go with vpcEndpointId: behind the endpoint its own policy and security group decide");
        }

        if (section.Has("wafRate") && !api.Waf)
        {
            section.Fault("wafRate", "goes with \"waf\": true");
        }

        return api;
    }

    private static bool IsNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(IPAddress.Parse(text.Split('/')[0]));
}
