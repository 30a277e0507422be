using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.WAFv2;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>WAF's log of the requests that it blocked or counted, with the rule of each, and without links and form inputs.</summary>
internal sealed class FirewallLog : Construct
{
    private static readonly string[] Secret = ["authorization", "cookie", "referer"];

    public FirewallLog(Construct scope, string id, StageConfiguration configuration, CfnWebACL acl)
        : base(scope, id)
    {
        var stack = Stack.Of(this);
        // WAF requires the prefix. The end is unique to the stack, so that a log that an earlier stack retained does not have this name.
        var logs = RetainedLogs.Create(
            this, "Logs", configuration, $"aws-waf-logs-{stack.StackName}-{Fn.Select(2, Fn.Split("/", stack.StackId))}");
        _ = new CfnLoggingConfiguration(this, "Configuration", new CfnLoggingConfigurationProps
        {
            ResourceArn = acl.AttrArn,
            // The log group's own ARN ends with ":*", which WAF does not take.
            LogDestinationConfigs =
            [
                stack.FormatArn(new ArnComponents
                {
                    Service = "logs",
                    Resource = "log-group",
                    ResourceName = logs.LogGroupName,
                    ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
                }),
            ],
            RedactedFields = (CfnLoggingConfiguration.FieldToMatchProperty[])
            [
                new CfnLoggingConfiguration.FieldToMatchProperty { QueryString = new Dictionary<string, object>() },
                .. Secret.Select(header => new CfnLoggingConfiguration.FieldToMatchProperty
                {
                    SingleHeader = new Dictionary<string, object> { ["Name"] = header },
                }),
            ],
            LoggingFilter = new Dictionary<string, object>
            {
                ["DefaultBehavior"] = "DROP",
                ["Filters"] = new[]
                {
                    new Dictionary<string, object>
                    {
                        ["Behavior"] = "KEEP",
                        ["Requirement"] = "MEETS_ANY",
                        ["Conditions"] = new[] { Action("BLOCK"), Action("COUNT"), Action("EXCLUDED_AS_COUNT") },
                    },
                },
            },
        });
        // Redaction leaves what a rule matched in the log, which can be a part of a link or of a note; this protection replaces it too.
        acl.AddPropertyOverride(
            "DataProtectionConfig.DataProtections",
            new[] { Protection("QUERY_STRING"), Protection("BODY"), Protection("SINGLE_HEADER", Secret) });
    }

    private static Dictionary<string, object> Action(string action) =>
        new() { ["ActionCondition"] = new Dictionary<string, object> { ["Action"] = action } };

    private static Dictionary<string, object> Protection(string type, string[]? keys = null)
    {
        var field = new Dictionary<string, object> { ["FieldType"] = type };
        if (keys is not null)
        {
            field["FieldKeys"] = keys;
        }

        return new() { ["Field"] = field, ["Action"] = "SUBSTITUTION" };
    }
}
