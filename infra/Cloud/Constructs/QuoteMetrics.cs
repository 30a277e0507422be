using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.WriteBackFunction;
using DigestField = WriteBackLambdas.DigestFunction.LogField;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The metrics that filters make from the JSON logs of the functions and the API, in the stack's own namespace.</summary>
internal sealed class QuoteMetrics : Construct
{
    private const string OutcomesMetric = "Outcomes";
    private const string UnsignedBatchesMetric = "UnsignedBatches";
    private const string TooManyRequestsMetric = "TooManyRequests";

    private readonly string _namespace;

    public QuoteMetrics(Construct scope, string id, LogGroup writeBackLogs, LogGroup digestLogs, LogGroup accessLogs)
        : base(scope, id)
    {
        _namespace = $"WriteBackLambdas/{Stack.Of(this).StackName}";
        var outcome = Field(LogField.Outcome);
        Filter(OutcomesMetric, writeBackLogs, FilterPattern.Exists(outcome), "1", new() { [LogField.Outcome] = outcome });
        Filter(LogField.FailedStatement, writeBackLogs, FilterPattern.Exists(Field(LogField.FailedStatement)), "1");
        FilterNumber(LogField.WarehouseMilliseconds, writeBackLogs);
        FilterNumber(DigestField.Rows, digestLogs);
        FilterNumber(DigestField.Milliseconds, digestLogs);
        Filter(UnsignedBatchesMetric, digestLogs, FilterPattern.Any(Level("Warning"), Level("Error")), "1");
        // API Gateway's own metrics have no 429. Its log may leave out some of very many, but not all.
        Filter(TooManyRequestsMetric, accessLogs, FilterPattern.StringValue(Field(AccessLog.Status), "=", "429"), "1");
    }

    public Metric Outcomes(Outcome outcome) => Metric(OutcomesMetric, "Sum", new() { [LogField.Outcome] = outcome.ToString() });

    /// <summary>
    /// Percentiles work for a filter's metric as long as no value is negative, see
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html.
    /// </summary>
    public Metric WarehouseMilliseconds(string statistic) => Metric(LogField.WarehouseMilliseconds, statistic);

    public Metric FailedStatements => Metric(LogField.FailedStatement, "Sum");

    public Metric UnsignedBatches => Metric(UnsignedBatchesMetric, "Sum");

    public Metric TooManyRequests => Metric(TooManyRequestsMetric, "Sum");

    public Metric Rows => Metric(DigestField.Rows, "Sum");

    /// <summary>Rows per second of the digest function's own time.</summary>
    public MathExpression RowsPerSecond => new(new MathExpressionProps
    {
        Expression = "1000 * rows / milliseconds",
        UsingMetrics = new Dictionary<string, IMetric> { ["rows"] = Rows, ["milliseconds"] = Metric(DigestField.Milliseconds, "Sum") },
        Label = "rows per second",
    });

    private static string Field(string name) => $"$.{name}";

    private static JsonPattern Level(string level) => FilterPattern.StringValue("$.level", "=", level);

    /// <summary>A field that is a number. FilterPattern.Exists is a pattern for text and may not find it.</summary>
    private void FilterNumber(string field, LogGroup logs) =>
        Filter(field, logs, FilterPattern.NumberValue(Field(field), ">=", 0), Field(field));

    private void Filter(
        string metric, LogGroup logs, IFilterPattern pattern, string value, Dictionary<string, string>? dimensions = null) =>
        _ = new MetricFilter(this, metric, new MetricFilterProps
        {
            LogGroup = logs,
            FilterPattern = pattern,
            MetricNamespace = _namespace,
            MetricName = metric,
            MetricValue = value,
            Dimensions = dimensions,
        });

    private Metric Metric(string name, string statistic, Dictionary<string, string>? dimensions = null) => new(new MetricProps
    {
        Namespace = _namespace,
        MetricName = name,
        Statistic = statistic,
        DimensionsMap = dimensions,
        Period = Duration.Minutes(5),
    });
}
