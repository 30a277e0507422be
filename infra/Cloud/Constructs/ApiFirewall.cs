using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.WAFv2;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using Stage = Amazon.CDK.AWS.APIGateway.Stage;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>AWS WAF in front of the API's stage: a rate limit for each address, AWS's common rules, and a log without links.</summary>
internal sealed class ApiFirewall : Construct
{
    /// <summary>
    /// The common rules that judge the query, the body, and cookies. They only count, because a genuine row or note can have a URL, a path,
    /// or markup in it; the digest protects the query, the form's inputs are data to the function, and it reads only cookies that it has
    /// signed. The other rules judge the path and the user agent. All names are those of
    /// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html.
    /// </summary>
    private static readonly string[] OnlyCounted =
    [
        "SizeRestrictions_QUERYSTRING", "SizeRestrictions_BODY", "SizeRestrictions_Cookie_HEADER",
        "GenericRFI_QUERYARGUMENTS", "GenericRFI_BODY",
        "GenericLFI_QUERYARGUMENTS", "GenericLFI_BODY",
        "CrossSiteScripting_QUERYARGUMENTS", "CrossSiteScripting_BODY", "CrossSiteScripting_COOKIE",
        "EC2MetaDataSSRF_QUERYARGUMENTS", "EC2MetaDataSSRF_BODY", "EC2MetaDataSSRF_COOKIE",
        "RestrictedExtensions_QUERYARGUMENTS",
    ];

    public ApiFirewall(Construct scope, string id, StageConfiguration configuration, Stage stage)
        : base(scope, id)
    {
        var name = Stack.Of(this).StackName;
        var acl = new CfnWebACL(this, "Acl", new CfnWebACLProps
        {
            // The metric's dimension is this name or the metric's name; AWS's pages and users differ, so both are the same.
            Name = name,
            Scope = "REGIONAL",
            DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
            VisibilityConfig = Visibility(name),
            Rules = new[]
            {
                new CfnWebACL.RuleProperty
                {
                    Name = "RatePerAddress",
                    Priority = 0,
                    // Without a custom response, the client gets the gateway's own, which is a page or a problem.
                    Action = new CfnWebACL.RuleActionProperty { Block = new CfnWebACL.BlockActionProperty() },
                    Statement = new CfnWebACL.StatementProperty
                    {
                        RateBasedStatement = new CfnWebACL.RateBasedStatementProperty
                        {
                            AggregateKeyType = "IP",
                            EvaluationWindowSec = 300,
                            Limit = configuration.Api.WafRate,
                        },
                    },
                    VisibilityConfig = Visibility("RatePerAddress"),
                },
                new CfnWebACL.RuleProperty
                {
                    Name = "CommonRules",
                    Priority = 1,
                    OverrideAction = new CfnWebACL.OverrideActionProperty { None = new Dictionary<string, object>() },
                    Statement = new CfnWebACL.StatementProperty
                    {
                        ManagedRuleGroupStatement = new CfnWebACL.ManagedRuleGroupStatementProperty
                        {
                            VendorName = "AWS",
                            Name = "AWSManagedRulesCommonRuleSet",
                            RuleActionOverrides = OnlyCounted.Select(rule => new CfnWebACL.RuleActionOverrideProperty
                            {
                                Name = rule,
                                ActionToUse = new CfnWebACL.RuleActionProperty { Count = new CfnWebACL.CountActionProperty() },
                            }).ToArray(),
                        },
                    },
                    VisibilityConfig = Visibility("CommonRules"),
                },
            },
        });
        _ = new FirewallLog(this, "Log", configuration, acl);
        _ = new CfnWebACLAssociation(
            this, "Association", new CfnWebACLAssociationProps { ResourceArn = stage.StageArn, WebAclArn = acl.AttrArn });
        Blocked = new Metric(new MetricProps
        {
            Namespace = "AWS/WAFV2",
            MetricName = "BlockedRequests",
            DimensionsMap = new Dictionary<string, string> { ["WebACL"] = name, ["Rule"] = "ALL", ["Region"] = Aws.REGION },
            Statistic = "Sum",
            Period = Duration.Minutes(5),
        });
    }

    public Metric Blocked { get; }

    /// <summary>Without samples, because they would show links, which are bearer tokens.</summary>
    private static CfnWebACL.VisibilityConfigProperty Visibility(string metric) =>
        new() { CloudWatchMetricsEnabled = true, MetricName = metric, SampledRequestsEnabled = false };
}
