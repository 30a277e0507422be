using Amazon.CDK.AWS.WAFv2;
using Constructs;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>AWS WAF before the API's stage: a limit for each address, and AWS's common rules.</summary>
internal sealed class ApiFirewall : Construct
{
    /// <summary>Of the common rules, these only count: a genuine link is as long as QuickSight takes it and longer once encoded, and a row's text may name a URL.</summary>
    private static readonly string[] OnlyCounted = ["SizeRestrictions_QUERYSTRING", "GenericRFI_QUERYARGUMENTS"];

    public ApiFirewall(Construct scope, string id, ApiFirewallProps props)
        : base(scope, id)
    {
        var acl = new CfnWebACL(this, "Acl", new CfnWebACLProps
        {
            Scope = "REGIONAL",
            DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
            VisibilityConfig = Visibility("WriteBack"),
            Rules = new[]
            {
                new CfnWebACL.RuleProperty
                {
                    Name = "RatePerAddress",
                    Priority = 0,
                    Action = new CfnWebACL.RuleActionProperty { Block = new CfnWebACL.BlockActionProperty() },
                    Statement = new CfnWebACL.StatementProperty
                    {
                        RateBasedStatement = new CfnWebACL.RateBasedStatementProperty
                        {
                            AggregateKeyType = "IP",
                            EvaluationWindowSec = 300,
                            Limit = props.Configuration.Api.WafRate,
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
        _ = new CfnWebACLAssociation(this, "Association", new CfnWebACLAssociationProps { ResourceArn = props.Stage.StageArn, WebAclArn = acl.AttrArn });
    }

    /// <summary>No samples: they would show links, which are bearer tokens.</summary>
    private static CfnWebACL.VisibilityConfigProperty Visibility(string metric) =>
        new() { CloudWatchMetricsEnabled = true, MetricName = metric, SampledRequestsEnabled = false };
}
