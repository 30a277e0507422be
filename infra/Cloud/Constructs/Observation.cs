using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using WriteBackLambdas.Cloud.Configuration;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What the alarms and the dashboard watch.</summary>
internal sealed record ObservedParts(StageConfiguration Configuration, DotnetFunction Digest, DotnetFunction WriteBack, QuoteApi Api);

/// <summary>Alarms, and a dashboard of what is recorded, refused, and signed.</summary>
internal sealed class Observation : Construct
{
    private readonly IAlarmAction? _action;

    public Observation(Construct scope, string id, ObservedParts parts)
        : base(scope, id)
    {
        var (digest, writeBack) = (parts.Digest, parts.WriteBack);
        var metrics = new QuoteMetrics(this, "Metrics", writeBack.Logs, digest.Logs);
        _action = parts.Configuration.AlarmTopicArn is { } topic ? new SnsAction(Topic.FromTopicArn(this, "Topic", topic)) : null;
        var throttles = new MathExpression(new MathExpressionProps
        {
            // Lambda reports throttles only for periods with calls, and a sum would skip the periods that one of the two lacks.
            Expression = "FILL(digest, 0) + FILL(writeback, 0)",
            UsingMetrics = new Dictionary<string, IMetric>
            {
                ["digest"] = digest.Lambda.MetricThrottles(),
                ["writeback"] = writeBack.Lambda.MetricThrottles(),
            },
            Label = "throttled calls",
        });

        Alarm("Forged", metrics.Outcomes(Outcome.Forged), "Somebody followed a link whose digest does not match its parameters.");
        Alarm(
            "Unavailable",
            metrics.Outcomes(Outcome.Unavailable),
            "Requests got 503: the warehouse or the signing key could not be reached.");
        Alarm(
            "Failed",
            metrics.Outcomes(Outcome.Failed),
            "Requests got 500: the warehouse refused a statement, or the write-back function has a bug. The log has the error.");
        Alarm(
            "WarehouseSlow",
            metrics.WarehouseMilliseconds("p90"),
            "Recording takes more than 10 seconds for one request in ten.",
            threshold: 10_000,
            periods: 3);
        Alarm("WriteBackErrors", writeBack.Lambda.MetricErrors(), "The write-back function itself failed.");
        Alarm(
            "UnsignedBatches",
            metrics.UnsignedBatches,
            "The digest function refused a batch, and a dashboard's query failed. The log has the reason.");
        Alarm("DigestErrors", digest.Lambda.MetricErrors(), "The digest function itself failed, and so did a dashboard's query.");
        Alarm("Throttles", throttles, "Lambda refused calls because the concurrency limit was reached.");

        _ = new QuoteDashboard(this, "Dashboard", parts, metrics, throttles);
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
        }
    }
}
