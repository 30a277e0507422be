using Amazon.CDK.AWS.APIGateway;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What the gateway itself answers, throttled or refused before the function: problem details with security headers.</summary>
internal static class GatewayAnswers
{
    // The gateway takes a header's value in single quotes, and no page of AWS's says how to write one inside: so a policy that has none.
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
                    ["application/json"] = """{"type":"about:blank","title":$context.error.messageString,"detail":"$context.error.validationErrorString"}""",
                },
            });
        }
    }
}
