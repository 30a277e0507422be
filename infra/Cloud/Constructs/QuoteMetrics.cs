using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Constructs;
using WriteBackLambdas.WriteBackFunction;
using DigestField = WriteBackLambdas.DigestFunction.LogField;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The metrics that filters make of the functions' JSON log lines, in a namespace of the stack's own.</summary>
internal sealed class QuoteMetrics : Construct
{
    private readonly string _namespace;

    public QuoteMetrics(Construct scope, string id, LogGroup writeBackLogs, LogGroup digestLogs)
        : base(scope, id)
    {
        _namespace = $"WriteBackLambdas/{Stack.Of(this).StackName}";
        Filter("Outcomes", writeBackLogs, FilterPattern.Exists(Field(LogField.Outcome)), "1", new() { [LogField.Outcome] = Field(LogField.Outcome) });
        Filter(LogField.WarehouseMilliseconds, writeBackLogs, Counted(LogField.WarehouseMilliseconds), Field(LogField.WarehouseMilliseconds));
        Filter(LogField.FailedStatement, writeBackLogs, FilterPattern.Exists(Field(LogField.FailedStatement)), "1");
        Filter(DigestField.Rows, digestLogs, Counted(DigestField.Rows), Field(DigestField.Rows));
        Filter(DigestField.Milliseconds, digestLogs, Counted(DigestField.Milliseconds), Field(DigestField.Milliseconds));
        Filter("UnsignedBatches", digestLogs, FilterPattern.Any(Level("Warning"), Level("Error")), "1");
    }

    public Metric Outcomes(Outcome outcome) => Of("Outcomes", "Sum", new() { [LogField.Outcome] = outcome.ToString() });

    public Metric WarehouseMilliseconds(string statistic) => Of(LogField.WarehouseMilliseconds, statistic);

    public Metric FailedStatements => Of(LogField.FailedStatement, "Sum");

    public Metric UnsignedBatches => Of("UnsignedBatches", "Sum");

    public Metric Rows => Of(DigestField.Rows, "Sum");

    /// <summary>Rows a second of the digest function's own time.</summary>
    public MathExpression RowsPerSecond => new(new MathExpressionProps
    {
        Expression = "1000 * rows / milliseconds",
        UsingMetrics = new Dictionary<string, IMetric> { ["rows"] = Rows, ["milliseconds"] = Of(DigestField.Milliseconds, "Sum") },
        Label = "rows a second",
    });

    private static string Field(string name) => $"$.{name}";

    /// <summary>A pattern for text, as Exists is, may not find numbers.</summary>
    private static JsonPattern Counted(string name) => FilterPattern.NumberValue(Field(name), ">=", 0);

    private static JsonPattern Level(string level) => FilterPattern.StringValue("$.level", "=", level);

    private void Filter(string metric, LogGroup logs, IFilterPattern pattern, string value, Dictionary<string, string>? dimensions = null) =>
        _ = new MetricFilter(this, metric, new MetricFilterProps
        {
            LogGroup = logs,
            FilterPattern = pattern,
            MetricNamespace = _namespace,
            MetricName = metric,
            MetricValue = value,
            Dimensions = dimensions,
        });

    private Metric Of(string name, string statistic, Dictionary<string, string>? dimensions = null) => new(new MetricProps
    {
        Namespace = _namespace,
        MetricName = name,
        Statistic = statistic,
        DimensionsMap = dimensions,
        Period = Duration.Minutes(5),
    });
}
