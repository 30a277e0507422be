using System.Text.Json.Nodes;

namespace WriteBackLambdas.Cloud.Tests;

public static class ApiTests
{
    [Fact]
    public static void GET_and_POST_of_quotes_need_what_every_link_has()
    {
        var template = Stages.Of("serverless");
        Assert.Equal("quotes", Text(template.One("AWS::ApiGateway::Resource")["PathPart"]));
        Assert.Equal(["GET", "POST"], template.All("AWS::ApiGateway::Method").Values.Select(method => Text(method["HttpMethod"])).Order());
        Assert.All(template.All("AWS::ApiGateway::Method").Values, method =>
        {
            Assert.NotNull(method["RequestValidatorId"]);
            Assert.Equal(
                ["action=true", "digest=true", "issued=true", "viewer=true"],
                method["RequestParameters"]!.AsObject().Select(parameter => $"{parameter.Key.Split('.')[^1]}={parameter.Value}").Order());
        });
        Assert.True(template.One("AWS::ApiGateway::RequestValidator")["ValidateRequestParameters"]!.GetValue<bool>());
    }

    /// <summary>Only known words stand in it: a link is a bearer token, and no part of it is logged.</summary>
    [Fact]
    public static void The_access_log_has_no_query_string()
    {
        var stage = Stages.Of("serverless").One("AWS::ApiGateway::Stage");
        var format = JsonNode.Parse(Text(stage["AccessLogSetting"]!["Format"]))!.AsObject();
        Assert.Equal(
            [
                "$context.error.responseType", "$context.httpMethod", "$context.identity.sourceIp", "$context.integrationLatency", "$context.requestId", "$context.requestTimeEpoch",
                "$context.resourcePath", "$context.responseLatency", "$context.responseLength", "$context.status", "$context.wafResponseCode", "$context.xrayTraceId",
            ],
            format.Select(field => Text(field.Value)).Order(StringComparer.Ordinal));
        Assert.NotNull(stage["AccessLogSetting"]!["DestinationArn"]);
        // Neither do the execution log and the traces, which are off.
        Assert.False(stage["TracingEnabled"]!.GetValue<bool>());
        Assert.All(stage["MethodSettings"]!.AsArray(), setting =>
        {
            Assert.False(setting!["DataTraceEnabled"]!.GetValue<bool>());
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
        Assert.Equal((rate, burst), (settings["ThrottlingRateLimit"]!.GetValue<int>(), settings["ThrottlingBurstLimit"]!.GetValue<int>()));
    }

    [Fact]
    public static void The_gateways_own_answers_have_security_headers()
    {
        var answers = Stages.Of("serverless").All("AWS::ApiGateway::GatewayResponse").Values;
        Assert.Equal(["DEFAULT_4XX", "DEFAULT_5XX"], answers.Select(answer => Text(answer["ResponseType"])).Order());
        Assert.All(answers, answer =>
        {
            Assert.Equal(
                [
                    "Cache-Control: 'no-store'", "Content-Security-Policy: 'sandbox'", "Referrer-Policy: 'no-referrer'", "Strict-Transport-Security: 'max-age=31536000'",
                    "X-Content-Type-Options: 'nosniff'", "X-Frame-Options: 'DENY'", "X-Robots-Tag: 'noindex, nofollow'",
                ],
                answer["ResponseParameters"]!.AsObject().Select(header => $"{header.Key["gatewayresponse.header.".Length..]}: {header.Value}").Order(StringComparer.Ordinal));
            // Filled in, it is JSON.
            var body = Text(answer["ResponseTemplates"]!["application/json"])
                .Replace("$context.error.messageString", "\"Too Many Requests\"", StringComparison.Ordinal)
                .Replace("$context.error.validationErrorString", "[digest]", StringComparison.Ordinal);
            Assert.Equal("Too Many Requests", Text(JsonNode.Parse(body)!["title"]));
        });
    }

    [Fact]
    public static void Only_the_allowed_networks_reach_the_API()
    {
        var denial = Denial("everything");
        Assert.Equal(["203.0.113.0/24", "2001:db8::/32"], denial["Condition"]!["NotIpAddress"]!["aws:SourceIp"]!.AsArray().Select(Text));
        Assert.Null(Stages.Of("serverless").One("AWS::ApiGateway::RestApi")["Policy"]);
    }

    [Fact]
    public static void A_private_API_is_reached_through_its_endpoint_alone_and_links_name_it()
    {
        var template = Stages.Of("private");
        var api = template.One("AWS::ApiGateway::RestApi");
        Assert.Equal("PRIVATE", Text(api["EndpointConfiguration"]!["Types"]![0]));
        Assert.Equal("vpce-0123456789abcdef0", Text(Assert.Single(api["EndpointConfiguration"]!["VpcEndpointIds"]!.AsArray())));
        Assert.Equal("vpce-0123456789abcdef0", Grants.Text(Denial("private")["Condition"]!["StringNotEquals"]!["aws:SourceVpce"]));

        var id = Assert.Single(template.All("AWS::ApiGateway::RestApi")).Key;
        Assert.Equal($"https://{{{id}}}-vpce-0123456789abcdef0.execute-api.{{AWS::Region}}.{{AWS::URLSuffix}}/private/quotes", Grants.Text(template.Outputs["ApiUrl"]!["Value"]));
    }

    [Fact]
    public static void The_firewall_limits_each_address_and_knows_the_common_attacks()
    {
        var template = Stages.Of("everything");
        var rules = template.One("AWS::WAFv2::WebACL")["Rules"]!.AsArray();
        Assert.Equal(500, rules[0]!["Statement"]!["RateBasedStatement"]!["Limit"]!.GetValue<int>());
        Assert.Equal("AWSManagedRulesCommonRuleSet", Text(rules[1]!["Statement"]!["ManagedRuleGroupStatement"]!["Name"]));
        // Samples would show links.
        Assert.All(rules, rule => Assert.False(rule!["VisibilityConfig"]!["SampledRequestsEnabled"]!.GetValue<bool>()));
        Assert.Contains("/stages/", Grants.Text(template.One("AWS::WAFv2::WebACLAssociation")["ResourceArn"]), StringComparison.Ordinal);
        Assert.Empty(Stages.Of("serverless").All("AWS::WAFv2::WebACL"));
    }

    private static JsonNode Denial(string stage) => Assert.Single(
        Stages.Of(stage).One("AWS::ApiGateway::RestApi")["Policy"]!["Statement"]!.AsArray(), statement => Text(statement!["Effect"]) == "Deny")!;

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
