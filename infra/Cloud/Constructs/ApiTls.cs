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

    /// <summary>
    /// Sets the policy of an API or of a domain name, and the access mode that such a policy needs: STRICT refuses a host name that is not
    /// the one of the TLS handshake. A private API that is called at its endpoint's address needs BASIC
    /// (docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html).
    /// </summary>
    public static void Require(CfnResource addressed, bool isPrivate)
    {
        // This version of the CDK does not have the properties.
        addressed.AddPropertyOverride("SecurityPolicy", Policy);
        addressed.AddPropertyOverride("EndpointAccessMode", isPrivate ? "BASIC" : "STRICT");
    }
}
