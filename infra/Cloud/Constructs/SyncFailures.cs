using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// The events of the Data API that say that a statement with this name failed, counted and logged
/// (docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html).
/// </summary>
internal sealed class SyncFailures : Construct
{
    private static readonly string[] Writers = ["events.amazonaws.com", "delivery.logs.amazonaws.com"];
    private static readonly string[] Writing = ["logs:CreateLogStream", "logs:PutLogEvents"];
    private static readonly string[] Sources = ["aws.redshift-data"];
    private static readonly string[] Kinds = ["Redshift Data Statement Status Change"];
    private static readonly string[] States = ["FAILED", "ABORTED"];

    public SyncFailures(Construct scope, string id, StageConfiguration configuration, string statementName)
        : base(scope, id)
    {
        // EventBridge writes only to log groups with this prefix (docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html). The
        // end is unique to the stack, so that a log that an earlier stack retained does not have this name.
        var logs = RetainedLogs.Create(
            this, "Logs", configuration, $"/aws/events/{statementName}-{Fn.Select(2, Fn.Split("/", Stack.Of(this).StackId))}");
        _ = new CfnResourcePolicy(this, "LogPolicy", new CfnResourcePolicyProps
        {
            PolicyName = statementName,
            PolicyDocument = Stack.Of(this).ToJsonString(new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, object> { ["Service"] = Writers },
                        ["Action"] = Writing,
                        ["Resource"] = logs.LogGroupArn,
                    },
                },
            }),
        });
        RuleName = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = "Copies of quotes from Aurora to Redshift that failed",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = Sources,
                ["detail-type"] = Kinds,
                ["detail"] = new Dictionary<string, object>
                {
                    ["statementName"] = new[] { statementName },
                    ["state"] = States,
                },
            },
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Logs",
                    Arn = Stack.Of(this).FormatArn(new ArnComponents
                    {
                        Service = "logs",
                        Resource = "log-group",
                        ResourceName = logs.LogGroupName,
                        ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
                    }),
                },
            },
        }).Ref;
    }

    /// <summary>The rule whose metrics count them.</summary>
    public string RuleName { get; }
}
