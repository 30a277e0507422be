using Amazon.CDK.AWS.APIGateway;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The gateway's own responses to requests that do not reach the function: problem details with security headers.</summary>
internal static class GatewayResponses
{
    // The gateway takes a header's value in single quotes, and AWS does not document how to escape one; this policy has none.
    private const string ContentSecurityPolicy = "sandbox";

    public static void AddTo(RestApi api)
    {
        var headers = SecurityHeaders.Of(ContentSecurityPolicy).Append(KeyValuePair.Create("X-Frame-Options", "DENY"))
            .ToDictionary(header => header.Key, header => $"'{header.Value}'");
        foreach (var (type, id) in new[] { (ResponseType_.DEFAULT_4XX, "Refused"), (ResponseType_.DEFAULT_5XX, "Failed") })
        {
            api.AddGatewayResponse(id, new GatewayResponseOptions
            {
                Type = type,
                ResponseHeaders = headers,
                Templates = new Dictionary<string, string>
                {
                    ["application/json"] =
                        """{"type":"about:blank","title":$context.error.messageString,"detail":"$context.error.validationErrorString"}""",
                },
            });
        }
    }
}
