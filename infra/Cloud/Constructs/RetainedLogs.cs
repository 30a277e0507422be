using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Log groups that keep their lines for as long as the stage says.</summary>
internal static class RetainedLogs
{
    /// <param name="name">The log group's name; null if CloudFormation makes one.</param>
    public static LogGroup Create(Construct scope, string id, StageConfiguration configuration, string? name = null)
    {
        var logs = new LogGroup(scope, id, new LogGroupProps { LogGroupName = name, RemovalPolicy = configuration.Removal() });
        // The construct takes named durations; CloudFormation takes days.
        ((CfnLogGroup)logs.Node.DefaultChild!).RetentionInDays = configuration.LogRetentionDays;
        return logs;
    }

    /// <summary>If the first deployment fails, its resources are deleted; otherwise their names would be taken at the next try.</summary>
    public static RemovalPolicy Removal(this StageConfiguration configuration) =>
        configuration.RemovalPolicy == StageRemoval.Destroy ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
