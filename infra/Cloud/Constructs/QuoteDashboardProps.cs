using Amazon.CDK.AWS.CloudWatch;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="QuoteDashboard"/> needs.</summary>
internal sealed class QuoteDashboardProps
{
    public required ObservationProps Observed { get; init; }

    public required QuoteMetrics Metrics { get; init; }

    public required IMetric Throttles { get; init; }
}
