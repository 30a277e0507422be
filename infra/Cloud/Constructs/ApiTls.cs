using Amazon.CDK;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The TLS policy of the API's addresses.</summary>
internal static class ApiTls
{
    /// <summary>
    /// TLS 1.3, and TLS 1.2 with forward secrecy only: the strictest policy for a regional or private API that still takes TLS 1.2 clients.
    /// See https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html.
    /// </summary>
    private const string Policy = "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09";

    /// <summary>Sets the policy of an API or of a domain name. This version of the CDK does not have the properties.</summary>
    public static void Require(CfnResource addressed)
    {
        addressed.AddPropertyOverride("SecurityPolicy", Policy);
        // Such a policy needs an access mode; this one refuses a host name that is not the one of the TLS handshake.
        addressed.AddPropertyOverride("EndpointAccessMode", "STRICT");
    }
}
