using System.Text.Json;
using Amazon.CDK.AWS.APIGateway;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The API's access log in JSON, without query string and referrer: a link is a bearer token and contains a row.</summary>
internal static class AccessLog
{
    /// <summary>The field with the response's status.</summary>
    public const string Status = "status";

    public static AccessLogFormat Format => AccessLogFormat.Custom(JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["time"] = "$context.requestTimeEpoch",
        ["requestId"] = "$context.requestId",
        // Clients can choose the request's id, but not this one, which the gateway's own pages show.
        ["reference"] = "$context.extendedRequestId",
        ["traceId"] = "$context.xrayTraceId",
        ["ip"] = "$context.identity.sourceIp",
        ["tls"] = "$context.tlsVersion",
        ["method"] = "$context.httpMethod",
        ["resource"] = "$context.resourcePath",
        [Status] = "$context.status",
        ["responseBytes"] = "$context.responseLength",
        ["milliseconds"] = "$context.responseLatency",
        ["functionMilliseconds"] = "$context.integrationLatency",
        ["error"] = "$context.error.responseType",
        ["waf"] = "$context.wafResponseCode",
    }));
}
