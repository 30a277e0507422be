using System.Text.Json.Nodes;
using static WriteBackLambdas.Cloud.Tests.Template;

namespace WriteBackLambdas.Cloud.Tests;

public static class FirewallTests
{
    private const string Stage = "everything";

    /// <summary>
    /// Every rule of AWSManagedRulesCommonRuleSet, with what it does here and why. AWS's page: aws-managed-rule-groups-baseline.
    /// </summary>
    private static readonly (string Rule, bool Blocks, string Reason)[] CommonRules =
    [
        ("NoUserAgent_HEADER", true, "Every browser sends one."),
        ("UserAgent_BadBots_HEADER", true, "A browser is no scanner."),
        ("SizeRestrictions_QUERYSTRING", false, "It refuses more than 2,048 bytes; a link with long text has more."),
        ("SizeRestrictions_Cookie_HEADER", false, "A domain's other sites set cookies, which the function does not read."),
        ("SizeRestrictions_BODY", false, "It refuses more than 8 KB; a form sends its link's parameters and the notes."),
        ("SizeRestrictions_URIPATH", true, "The path is always the same."),
        ("EC2MetaDataSSRF_BODY", false, "A note can have the address in it; nothing calls it."),
        ("EC2MetaDataSSRF_COOKIE", false, "The function reads no cookies but its own."),
        ("EC2MetaDataSSRF_URIPATH", true, "The path is always the same."),
        ("EC2MetaDataSSRF_QUERYARGUMENTS", false, "A row can have the address in it; nothing calls it."),
        ("GenericLFI_QUERYARGUMENTS", false, "A row's text can have ../ in it; nothing opens a file."),
        ("GenericLFI_URIPATH", true, "The path is always the same."),
        ("GenericLFI_BODY", false, "A note can have ../ in it; nothing opens a file."),
        ("RestrictedExtensions_URIPATH", true, "The path is always the same."),
        ("RestrictedExtensions_QUERYARGUMENTS", false, "A row's text can be a file's name."),
        ("GenericRFI_QUERYARGUMENTS", false, "A row can have a URL in it; nothing calls it."),
        ("GenericRFI_BODY", false, "A note can have a URL in it; nothing calls it."),
        ("GenericRFI_URIPATH", true, "The path is always the same."),
        ("CrossSiteScripting_COOKIE", false, "The function reads no cookies but its own."),
        ("CrossSiteScripting_QUERYARGUMENTS", false, "A row's text can have <tags> in it; every page encodes it."),
        ("CrossSiteScripting_BODY", false, "A note can have <tags> in it; every page encodes it."),
        ("CrossSiteScripting_URIPATH", true, "The path is always the same."),
    ];

    [Fact]
    public static void Only_rules_that_no_genuine_row_or_note_breaks_block()
    {
        var group = Rules[1]!["Statement"]!["ManagedRuleGroupStatement"]!;
        Assert.Equal(("AWS", "AWSManagedRulesCommonRuleSet"), (Text(group["VendorName"]), Text(group["Name"])));
        // Without a version, the group is AWS's current default, and a rule that AWS adds blocks.
        Assert.Null(group["Version"]);
        var overrides = group["RuleActionOverrides"]!.AsArray();
        Assert.All(overrides, one => Assert.Equal(["Count"], one!["ActionToUse"]!.AsObject().Select(action => action.Key)));
        Assert.Equal(
            CommonRules.Where(rule => !rule.Blocks).Select(rule => rule.Rule).Order(StringComparer.Ordinal),
            overrides.Select(one => Text(one!["Name"])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static void Each_address_is_limited_and_no_request_is_sampled()
    {
        Assert.Equal(500, Number(Rules[0]!["Statement"]!["RateBasedStatement"]!["Limit"]));
        Assert.All(Rules, rule => Assert.False(Flag(rule!["VisibilityConfig"]!["SampledRequestsEnabled"])));
        Assert.Contains(
            "/stages/", Text(Stages.Of(Stage).One("AWS::WAFv2::WebACLAssociation")["ResourceArn"]), StringComparison.Ordinal);
        Assert.Empty(Stages.Of("serverless").All("AWS::WAFv2::WebACL"));
    }

    /// <summary>A custom response would take precedence over the gateway's, which is a page or a problem with security headers.</summary>
    [Fact]
    public static void The_gateway_answers_for_the_firewall() =>
        Assert.DoesNotContain("CustomResponse", Acl.ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public static void The_log_has_no_links_notes_or_credentials()
    {
        var configuration = Stages.Of(Stage).One("AWS::WAFv2::LoggingConfiguration");
        var fields = configuration["RedactedFields"]!.AsArray();
        Assert.Equal("""{"QueryString":{}}""", fields[0]!.ToJsonString());
        Assert.Equal(["authorization", "cookie", "referer"], fields.Skip(1).Select(field => Text(field!["SingleHeader"]!["Name"])));
        // What a rule matched is logged apart from the fields, so the protection has no exceptions.
        Assert.Equal(
            [
                """{"Field":{"FieldType":"QUERY_STRING"},"Action":"SUBSTITUTION"}""",
                """{"Field":{"FieldType":"BODY"},"Action":"SUBSTITUTION"}""",
                """{"Field":{"FieldType":"SINGLE_HEADER","FieldKeys":["authorization","cookie","referer"]},"Action":"SUBSTITUTION"}""",
            ],
            Acl["DataProtectionConfig"]!["DataProtections"]!.AsArray().Select(one => one!.ToJsonString()));
    }

    [Fact]
    public static void The_log_keeps_what_is_blocked_or_counted_and_has_the_name_that_WAF_requires()
    {
        var template = Stages.Of(Stage);
        var configuration = template.One("AWS::WAFv2::LoggingConfiguration");
        Assert.Equal("DROP", Text(configuration["LoggingFilter"]!["DefaultBehavior"]));
        var filter = Assert.Single(configuration["LoggingFilter"]!["Filters"]!.AsArray())!;
        Assert.Equal(("KEEP", "MEETS_ANY"), (Text(filter["Behavior"]), Text(filter["Requirement"])));
        Assert.Equal(
            ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"],
            filter["Conditions"]!.AsArray().Select(condition => Text(condition!["ActionCondition"]!["Action"])));
        var (id, logs) = Assert.Single(
            template.All("AWS::Logs::LogGroup"),
            group => Text(group.Value["LogGroupName"]).StartsWith("aws-waf-logs-WriteBack-everything-", StringComparison.Ordinal));
        Assert.Equal(30, Number(logs["RetentionInDays"]));
        // WAF does not take an ARN that ends with ":*".
        Assert.EndsWith($":log-group:{{{id}}}", Text(configuration["LogDestinationConfigs"]), StringComparison.Ordinal);
    }

    private static JsonObject Acl => Stages.Of(Stage).One("AWS::WAFv2::WebACL");

    private static JsonArray Rules => Acl[nameof(Rules)]!.AsArray();
}
