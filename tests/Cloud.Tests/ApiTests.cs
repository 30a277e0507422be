using System.Text.Json.Nodes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class ApiTests
{
    [Fact]
    public static void GET_and_POST_of_quotes_require_the_parameters_of_every_link()
    {
        var template = Stages.Of("serverless");
        Assert.Equal("quotes", Text(template.One("AWS::ApiGateway::Resource")["PathPart"]));
        var methods = template.All("AWS::ApiGateway::Method").Values;
        Assert.Equal(["GET", "POST"], methods.Select(method => Text(method["HttpMethod"])).Order());
        Assert.All(methods, method =>
        {
            Assert.NotNull(method["RequestValidatorId"]);
            Assert.Equal(
                ["action=true", "digest=true", "issued=true", "viewer=true"],
                method["RequestParameters"]!.AsObject().Select(parameter => $"{parameter.Key.Split('.')[^1]}={parameter.Value}").Order());
        });
        Assert.True(Flag(template.One("AWS::ApiGateway::RequestValidator")["ValidateRequestParameters"]));
    }

    /// <summary>A link is a bearer token, so no part of it is logged. The log has only these fields.</summary>
    [Fact]
    public static void Neither_the_logs_nor_the_traces_have_a_query_string()
    {
        var stage = Stages.Of("serverless").One("AWS::ApiGateway::Stage");
        var format = JsonNode.Parse(Text(stage["AccessLogSetting"]!["Format"]))!.AsObject();
        Assert.Equal(
            [
                "error.responseType", "httpMethod", "identity.sourceIp", "integrationLatency", "requestId", "requestTimeEpoch",
                "resourcePath", "responseLatency", "responseLength", "status", "wafResponseCode", "xrayTraceId",
            ],
            format.Select(field => Text(field.Value).Replace("$context.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.NotNull(stage["AccessLogSetting"]!["DestinationArn"]);
        Assert.False(Flag(stage["TracingEnabled"]));
        Assert.All(stage["MethodSettings"]!.AsArray(), setting =>
        {
            Assert.False(Flag(setting!["DataTraceEnabled"]));
            Assert.Null(setting["LoggingLevel"]);
        });
    }

    [Theory]
    [InlineData("serverless", 50, 100)]
    [InlineData("everything", 10, 20)]
    public static void Requests_are_throttled(string stage, int rate, int burst)
    {
        var settings = Assert.Single(Stages.Of(stage).One("AWS::ApiGateway::Stage")["MethodSettings"]!.AsArray())!;
        Assert.Equal(("*", "/*"), (Text(settings["HttpMethod"]), Text(settings["ResourcePath"])));
        Assert.Equal((rate, burst), (Number(settings["ThrottlingRateLimit"]), Number(settings["ThrottlingBurstLimit"])));
    }

    [Fact]
    public static void The_gateways_own_responses_are_JSON_with_security_headers()
    {
        var responses = Stages.Of("serverless").All("AWS::ApiGateway::GatewayResponse").Values;
        Assert.Equal(["DEFAULT_4XX", "DEFAULT_5XX"], responses.Select(response => Text(response["ResponseType"])).Order());
        Assert.All(responses, response =>
        {
            Assert.Equal(
                [
                    "Cache-Control: 'no-store'", "Content-Security-Policy: 'sandbox'", "Referrer-Policy: 'no-referrer'",
                    "Strict-Transport-Security: 'max-age=31536000'", "X-Content-Type-Options: 'nosniff'", "X-Frame-Options: 'DENY'",
                    "X-Robots-Tag: 'noindex, nofollow'",
                ],
                response["ResponseParameters"]!.AsObject()
                    .Select(header => $"{header.Key["gatewayresponse.header.".Length..]}: {header.Value}").Order(StringComparer.Ordinal));
            var body = Text(response["ResponseTemplates"]!["application/json"])
                .Replace("$context.error.messageString", "\"Too Many Requests\"", StringComparison.Ordinal)
                .Replace("$context.error.validationErrorString", "[digest]", StringComparison.Ordinal);
            Assert.Equal("Too Many Requests", Text(JsonNode.Parse(body)!["title"]));
        });
    }

    [Fact]
    public static void Only_the_allowed_networks_can_reach_the_API()
    {
        Assert.Equal("203.0.113.0/24, 2001:db8::/32", Text(Denial("everything")["Condition"]!["NotIpAddress"]!["aws:SourceIp"]));
        Assert.Null(Stages.Of("serverless").One("AWS::ApiGateway::RestApi")["Policy"]);
    }

    [Fact]
    public static void A_private_API_can_be_reached_only_through_its_endpoint_and_links_name_the_endpoint()
    {
        const string Endpoint = "vpce-0123456789abcdef0";
        var template = Stages.Of("private");
        var (id, api) = Assert.Single(template.All("AWS::ApiGateway::RestApi"));
        Assert.Equal(
            ("PRIVATE", Endpoint),
            (Text(api["EndpointConfiguration"]!["Types"]), Text(api["EndpointConfiguration"]!["VpcEndpointIds"])));
        Assert.Equal(Endpoint, Text(Denial("private")["Condition"]!["StringNotEquals"]!["aws:SourceVpce"]));
        Assert.Equal(
            $"https://{{{id}}}-{Endpoint}.execute-api.{{AWS::Region}}.{{AWS::URLSuffix}}/private/quotes", template.Output("ApiUrl"));
    }

    [Fact]
    public static void The_firewall_limits_each_address_and_blocks_common_attacks_without_keeping_links()
    {
        var template = Stages.Of("everything");
        var rules = template.One("AWS::WAFv2::WebACL")["Rules"]!.AsArray();
        Assert.Equal(500, Number(rules[0]!["Statement"]!["RateBasedStatement"]!["Limit"]));
        Assert.Equal("AWSManagedRulesCommonRuleSet", Text(rules[1]!["Statement"]!["ManagedRuleGroupStatement"]!["Name"]));
        Assert.All(rules, rule => Assert.False(Flag(rule!["VisibilityConfig"]!["SampledRequestsEnabled"])));
        Assert.Contains(
            "/stages/", Text(template.One("AWS::WAFv2::WebACLAssociation")["ResourceArn"]), StringComparison.Ordinal);
        Assert.Empty(Stages.Of("serverless").All("AWS::WAFv2::WebACL"));
    }

    private static JsonNode Denial(string stage) => Assert.Single(
        Stages.Of(stage).One("AWS::ApiGateway::RestApi")["Policy"]!["Statement"]!.AsArray(),
        statement => Text(statement!["Effect"]) == "Deny")!;
}
