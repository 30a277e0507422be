using System.Text.Json;
using Amazon.CDK.AWS.APIGateway;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The API's access log in JSON, without query string and referrer: a link is a bearer token and contains a row.</summary>
internal static class AccessLog
{
    public static AccessLogFormat Format => AccessLogFormat.Custom(JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["time"] = "$context.requestTimeEpoch",
        ["requestId"] = "$context.requestId",
        ["traceId"] = "$context.xrayTraceId",
        ["ip"] = "$context.identity.sourceIp",
        ["method"] = "$context.httpMethod",
        ["resource"] = "$context.resourcePath",
        ["status"] = "$context.status",
        ["responseBytes"] = "$context.responseLength",
        ["milliseconds"] = "$context.responseLatency",
        ["functionMilliseconds"] = "$context.integrationLatency",
        ["error"] = "$context.error.responseType",
        ["waf"] = "$context.wafResponseCode",
    }));
}
