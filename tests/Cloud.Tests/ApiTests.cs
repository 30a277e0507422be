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
                "error.responseType", "extendedRequestId", "httpMethod", "identity.sourceIp", "integrationLatency", "requestId",
                "requestTimeEpoch", "resourcePath", "responseLatency", "responseLength", "status", "tlsVersion", "wafResponseCode",
                "xrayTraceId",
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
    [InlineData("serverless", 10, 20)]
    [InlineData("everything", 5, 8)]
    public static void Requests_are_throttled(string stage, int rate, int burst)
    {
        var settings = Assert.Single(Stages.Of(stage).One("AWS::ApiGateway::Stage")["MethodSettings"]!.AsArray())!;
        Assert.Equal(("*", "/*"), (Text(settings["HttpMethod"]), Text(settings["ResourcePath"])));
        Assert.Equal((rate, burst), (Number(settings["ThrottlingRateLimit"]), Number(settings["ThrottlingBurstLimit"])));
    }

    /// <summary>The warehouse hangs, and every request takes the function's whole timeout.</summary>
    [Fact]
    public static void The_write_back_function_can_take_a_fifth_of_a_usual_accounts_concurrency_at_most()
    {
        var template = Stages.Of("serverless");
        var settings = template.One("AWS::ApiGateway::Stage")["MethodSettings"]![0]!;
        var timeout = Number(template.One("AWS::Lambda::Function", "WriteBackFunction")["Timeout"]);
        var most = Number(settings["ThrottlingBurstLimit"]) + (Number(settings["ThrottlingRateLimit"]) * timeout);
        Assert.InRange(most, 1, 1000 / 5);
        Assert.InRange(timeout, 10, 29);
    }

    [Fact]
    public static void The_gateways_own_responses_are_a_page_and_a_problem_with_security_headers()
    {
        var responses = Stages.Of("serverless").All("AWS::ApiGateway::GatewayResponse").Values;
        Assert.Equal(
            ["BAD_REQUEST_PARAMETERS", "DEFAULT_4XX", "DEFAULT_5XX", "THROTTLED", "WAF_FILTERED"],
            responses.Select(response => Text(response["ResponseType"])).Order(StringComparer.Ordinal));
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
            // The service keeps its own status, so that a problem never says another one than the response.
            Assert.Null(response["StatusCode"]);
            Assert.Equal(["application/json", "text/html"], response["ResponseTemplates"]!.AsObject().Select(one => one.Key).Order());
        });
    }

    [Theory]
    [InlineData("BAD_REQUEST_PARAMETERS", "malformed", 400, "This link is damaged")]
    [InlineData("WAF_FILTERED", "blocked", 403, "The firewall refused this request")]
    [InlineData("THROTTLED", "throttled", 429, "Too many requests")]
    [InlineData("DEFAULT_4XX", "refused", null, "This request was refused")]
    [InlineData("DEFAULT_5XX", "failed", null, "Something went wrong")]
    public static void A_gateway_response_says_the_same_to_people_and_to_programs(string type, string name, int? status, string title)
    {
        var templates = Assert.Single(
            Stages.Of("serverless").All("AWS::ApiGateway::GatewayResponse").Values,
            response => Text(response["ResponseType"]) == type)["ResponseTemplates"]!;
        var json = JsonNode.Parse(Text(templates["application/json"])
            .Replace("$context.error.messageString", "\"Missing required request parameters: [digest]\"", StringComparison.Ordinal))!;
        var html = Text(templates["text/html"]);
        Assert.Equal(($"urn:problem-type:write-back:{name}", title), (Text(json["type"]), Text(json["title"])));
        Assert.Equal(status, json["status"]?.GetValue<int>());
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains($"<p>{json["detail"]}</p>", html, StringComparison.Ordinal);
        // Nothing that a client sent gets into the page.
        Assert.Equal(["$context.extendedRequestId"], html.Split('<', ' ').Where(word => word.StartsWith('$')));
    }

    /// <summary>AWS's page "Invoke a private API": without a domain name or private DNS, such a policy needs the mode BASIC.</summary>
    [Theory]
    [InlineData("serverless", "AWS::ApiGateway::RestApi", "STRICT")]
    [InlineData("everything", "AWS::ApiGateway::RestApi", "STRICT")]
    [InlineData("everything", "AWS::ApiGateway::DomainName", "STRICT")]
    [InlineData("private", "AWS::ApiGateway::RestApi", "BASIC")]
    [InlineData("private-created", "AWS::ApiGateway::RestApi", "BASIC")]
    public static void Old_TLS_is_refused_at_every_address_in_the_mode_that_the_address_needs(string stage, string type, string mode)
    {
        var addressed = Stages.Of(stage).One(type);
        Assert.Equal(
            ("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", mode), (Text(addressed["SecurityPolicy"]), Text(addressed["EndpointAccessMode"])));
    }

    [Fact]
    public static void A_domain_name_is_in_every_link_and_gets_its_record()
    {
        var template = Stages.Of("everything");
        var domain = template.One("AWS::ApiGateway::DomainName");
        Assert.Equal("https://quotes.example.com/quotes", template.Output("ApiUrl"));
        Assert.Equal("https://quotes.example.com/quotes", Text(template.One("Custom::WarehouseInstaller")["ApiAddress"]));
        Assert.Equal(("quotes.example.com", "REGIONAL"), (Text(domain["DomainName"]), Text(domain["EndpointConfiguration"]!["Types"])));
        Assert.Contains(":certificate/", Text(domain["RegionalCertificateArn"]), StringComparison.Ordinal);
        var mapping = template.One("AWS::ApiGateway::BasePathMapping");
        Assert.Null(mapping["BasePath"]);
        Assert.StartsWith("{ApiRestDeploymentStageeverything", Text(mapping["Stage"]), StringComparison.Ordinal);
        var record = template.One("AWS::Route53::RecordSet");
        Assert.Equal(("quotes.example.com", "A"), (Text(record["Name"]), Text(record["Type"])));
        Assert.EndsWith(".RegionalDomainName}", Text(record["AliasTarget"]!["DNSName"]), StringComparison.Ordinal);
        Assert.EndsWith(".RegionalHostedZoneId}", Text(record["AliasTarget"]!["HostedZoneId"]), StringComparison.Ordinal);
        Assert.False(template.Outputs.ContainsKey("DomainTarget"));
    }

    [Fact]
    public static void A_domain_name_without_a_zone_outputs_the_target_of_its_record()
    {
        var template = Stages.Of("cluster-user");
        Assert.EndsWith(".RegionalDomainName}", template.Output("DomainTarget"), StringComparison.Ordinal);
        Assert.Empty(template.All("AWS::Route53::RecordSet"));
    }

    [Theory]
    [InlineData("serverless", 1)]
    [InlineData("cluster-user", 0)]
    public static void The_role_for_the_logs_of_all_APIs_is_set_unless_the_stage_says_no(string stage, int accounts)
    {
        var template = Stages.Of(stage);
        Assert.Equal(accounts, template.All("AWS::ApiGateway::Account").Count);
        Assert.NotNull(template.One("AWS::ApiGateway::Stage")["AccessLogSetting"]);
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
    public static void A_created_endpoint_is_the_only_way_to_the_API_and_takes_the_allowed_networks()
    {
        var template = Stages.Of("private-created");
        var (id, endpoint) = Assert.Single(template.All("AWS::EC2::VPCEndpoint"));
        Assert.Equal("com.amazonaws.{AWS::Region}.execute-api", Text(endpoint["ServiceName"]));
        // With private DNS, every other API would be looked for at this endpoint.
        Assert.False(Flag(endpoint["PrivateDnsEnabled"]));
        Assert.Equal($"{{{id}}}", Text(Denial("private-created")["Condition"]!["StringNotEquals"]!["aws:SourceVpce"]));
        Assert.Contains($"-{{{id}}}.execute-api.", template.Output("ApiUrl"), StringComparison.Ordinal);
        Assert.Equal(
            ["443 10.1.0.0/16", "443 2001:db8::/32"],
            template.One("AWS::EC2::SecurityGroup")["SecurityGroupIngress"]!.AsArray()
                .Select(rule => $"{rule!["ToPort"]} {Text(rule["CidrIp"] ?? rule["CidrIpv6"])}"));
    }

    private static JsonNode Denial(string stage) => Assert.Single(
        Stages.Of(stage).One("AWS::ApiGateway::RestApi")["Policy"]!["Statement"]!.AsArray(),
        statement => Text(statement!["Effect"]) == "Deny")!;
}
