using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>Log groups that keep their lines for as long as the stage says.</summary>
internal static class RetainedLogs
{
    public static LogGroup Create(Construct scope, string id, StageConfiguration configuration)
    {
        var logs = new LogGroup(scope, id, new LogGroupProps { RemovalPolicy = configuration.Removal() });
        // The construct takes named durations; CloudFormation takes the days.
        ((CfnLogGroup)logs.Node.DefaultChild!).RetentionInDays = configuration.LogRetentionDays;
        return logs;
    }

    /// <summary>What a first deployment made that failed goes in any case, or its names would be taken when it is tried again.</summary>
    public static RemovalPolicy Removal(this StageConfiguration configuration) =>
        configuration.RemovalPolicy == StageRemoval.Destroy ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
