using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What tells that something is wrong: alarms, and a dashboard of what is recorded, refused and signed.</summary>
internal sealed class Observation : Construct
{
    private readonly IAlarmAction? _action;

    public Observation(Construct scope, string id, ObservationProps props)
        : base(scope, id)
    {
        var (digest, writeBack) = (props.Digest, props.WriteBack);
        var metrics = new QuoteMetrics(this, "Metrics", writeBack.Logs, digest.Logs);
        _action = props.Configuration.AlarmTopicArn is { } topic ? new SnsAction(Topic.FromTopicArn(this, "Topic", topic)) : null;
        var throttles = new MathExpression(new MathExpressionProps
        {
            // Lambda tells throttles only for periods with calls, and a sum would leave out the periods that one of the two lacks.
            Expression = "FILL(digest, 0) + FILL(writeback, 0)",
            UsingMetrics = new Dictionary<string, IMetric> { ["digest"] = digest.Lambda.MetricThrottles(), ["writeback"] = writeBack.Lambda.MetricThrottles() },
            Label = "throttled calls",
        });

        Alarm("Forged", metrics.Outcomes(Outcome.Forged), "Somebody followed a link whose digest does not fit what it says.");
        Alarm("Unavailable", metrics.Outcomes(Outcome.Unavailable), "Requests were answered 503: the warehouse or the signing key could not be reached.");
        Alarm("Failed", metrics.Outcomes(Outcome.Failed), "Requests were answered 500: the warehouse refused a statement, or the write-back function has a bug. The log has the error.");
        Alarm("FailedStatements", metrics.FailedStatements, "The warehouse refused a recording; describe-statement with the id in the log tells why.");
        Alarm("WarehouseSlow", metrics.WarehouseMilliseconds("p90"), "Recording takes over 10 seconds for one request in ten.", threshold: 10_000, periods: 3);
        Alarm("WriteBackErrors", writeBack.Lambda.MetricErrors(), "The write-back function itself failed.");
        Alarm("UnsignedBatches", metrics.UnsignedBatches, "The digest function refused a batch, and the query of a dashboard failed; its log tells why.");
        Alarm("DigestErrors", digest.Lambda.MetricErrors(), "The digest function itself failed, and the query of a dashboard with it.");
        Alarm("Throttles", throttles, "Lambda refused calls for lack of concurrency.");

        _ = new QuoteDashboard(this, "Dashboard", new QuoteDashboardProps { Observed = props, Metrics = metrics, Throttles = throttles });
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
