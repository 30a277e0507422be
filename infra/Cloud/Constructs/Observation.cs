using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>
/// What the alarms and the dashboard watch; no key rotation without a schedule, no firewall if WAF is off, and no copies if quotes are
/// recorded in Redshift.
/// </summary>
internal sealed record ObservedParts(
    StageConfiguration Configuration,
    DotnetFunction Digest,
    DotnetFunction WriteBack,
    DotnetFunction? KeyRotation,
    QuoteApi Api,
    ApiFirewall? Firewall,
    QuoteSync? Sync)
{
    /// <summary>Where quotes are recorded, in words.</summary>
    public string Store => Sync is null ? "the warehouse" : "Aurora";
}

/// <summary>Alarms, and a dashboard of what is recorded, refused, and signed.</summary>
internal sealed class Observation : Construct
{
    /// <summary>Scanners of the whole internet are blocked all the time, and need nobody's attention.</summary>
    private const int BlockedRequests = 50;

    private readonly IAlarmAction? _action;

    public Observation(Construct scope, string id, ObservedParts parts)
        : base(scope, id)
    {
        var (configuration, digest, writeBack) = (parts.Configuration, parts.Digest.Lambda, parts.WriteBack.Lambda);
        var metrics = new QuoteMetrics(this, "Metrics", parts.WriteBack.Logs, parts.Digest.Logs, parts.Api.Logs);
        _action = configuration.AlarmTopicArn is { } topic ? new SnsAction(Topic.FromTopicArn(this, "Topic", topic)) : null;
        if (_action is null && configuration.RemovalPolicy == StageRemoval.Retain)
        {
            Annotations.Of(this).AddWarningV2(
                "write-back:noAlarmTopic", "Alarms notify nobody; set alarmTopicArn to an SNS topic that somebody reads.");
        }

        Alarm("Forged", metrics.Outcomes(Outcome.Forged), "Somebody followed a link whose digest does not match its parameters.");
        Alarm(
            "Unavailable",
            metrics.Outcomes(Outcome.Unavailable),
            $"Requests got 503: {parts.Store} or the signing key could not be reached, or a disk is full.");
        Alarm(
            "Failed",
            metrics.Outcomes(Outcome.Failed),
            $"Requests got 500: {parts.Store} refused a statement, or the write-back function has a bug. The log has the error.");
        Alarm(
            "WarehouseSlow",
            metrics.WarehouseMilliseconds("p90"),
            "Recording takes more than 10 seconds for one request in ten.",
            threshold: 10_000,
            periods: 3);
        Alarm("WriteBackErrors", writeBack.MetricErrors(), "The write-back function itself failed.");
        Alarm(
            "WriteBackThrottled",
            writeBack.MetricThrottles(),
            "Clicks got an error: the write-back function's or the account's concurrency is used up.");
        Alarm(
            "UnsignedBatches",
            metrics.UnsignedBatches,
            "The digest function refused a batch, and a dashboard's query failed. The log has the reason.");
        Alarm("DigestErrors", digest.MetricErrors(), "The digest function itself failed, and so did a dashboard's query.");
        Alarm(
            "DigestThrottled",
            digest.MetricThrottles(),
            "Calls from Redshift were refused: the digest function's or the account's concurrency is used up.");
        Alarm("ApiErrors", parts.Api.Rest.MetricServerError(), "The API answered 5XX. The access log has the error.");
        Alarm("TooManyRequests", metrics.TooManyRequests, "Requests got 429: there were more than api.rate and api.burst allow.");
        if (parts.Sync is { } sync)
        {
            Alarm(
                "SyncFailed",
                sync.Failed,
                "A copy of quotes from Aurora to Redshift failed; the dashboards still show them. "
                    + "aws redshift-data describe-statement says why.");
            Alarm(
                "SyncNotStarted",
                sync.Dropped,
                "The Data API refused to copy quotes from Aurora to Redshift; the dashboards still show them if Redshift can be reached.");
        }

        if (parts.KeyRotation is { } rotation)
        {
            Alarm(
                "KeyRotationErrors",
                rotation.Lambda.MetricErrors(),
                "The signing key was not rotated; the functions go on with the current one. The rotation function's log has the reason.");
        }

        if (parts.Firewall is { } firewall)
        {
            Alarm(
                "Blocked",
                firewall.Blocked,
                $"WAF blocked {BlockedRequests} requests in 5 minutes. Its log has the rule of each.",
                threshold: BlockedRequests);
        }

        _ = new QuoteDashboard(this, "Dashboard", parts, metrics);
    }

    private void Alarm(string id, IMetric metric, string description, double threshold = 1, double periods = 1)
    {
        var alarm = new Alarm(this, id, new AlarmProps
        {
            Metric = metric,
            AlarmDescription = description,
            Threshold = threshold,
            EvaluationPeriods = periods,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        if (_action is not null)
        {
            alarm.AddAlarmAction(_action);
            alarm.AddOkAction(_action);
        }
    }
}
