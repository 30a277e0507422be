using Amazon.CDK.AWS.WAFv2;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using Stage = Amazon.CDK.AWS.APIGateway.Stage;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>AWS WAF in front of the API's stage: a rate limit for each address, and AWS's common rules.</summary>
internal sealed class ApiFirewall : Construct
{
    /// <summary>Common rules that only count: a genuine link can be longer than they allow, and a row's text can contain a URL.</summary>
    private static readonly string[] OnlyCounted = ["SizeRestrictions_QUERYSTRING", "GenericRFI_QUERYARGUMENTS"];

    public ApiFirewall(Construct scope, string id, StageConfiguration configuration, Stage stage)
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
        _ = new CfnWebACLAssociation(
            this, "Association", new CfnWebACLAssociationProps { ResourceArn = stage.StageArn, WebAclArn = acl.AttrArn });
    }

    /// <summary>Without samples, because they would show links, which are bearer tokens.</summary>
    private static CfnWebACL.VisibilityConfigProperty Visibility(string metric) =>
        new() { CloudWatchMetricsEnabled = true, MetricName = metric, SampledRequestsEnabled = false };
}
