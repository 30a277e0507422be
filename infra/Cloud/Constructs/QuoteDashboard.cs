using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The CloudWatch dashboard: requests by answer, the warehouse, the digest function, and what the API and Lambda say themselves.</summary>
internal sealed class QuoteDashboard : Construct
{
    private const double Half = 12;

    private static readonly Outcome[] Recorded = [Outcome.Recorded, Outcome.Replayed, Outcome.Unconfirmed];

    private static readonly Outcome[] Refused =
    [
        Outcome.Forged, Outcome.Expired, Outcome.Conflict, Outcome.Malformed, Outcome.InvalidInputs, Outcome.CrossSite,
        Outcome.MethodNotAllowed, Outcome.Unavailable, Outcome.Failed,
    ];

    public QuoteDashboard(Construct scope, string id, QuoteDashboardProps props)
        : base(scope, id)
    {
        var (observed, metrics) = (props.Observed, props.Metrics);
        var (digest, writeBack, api) = (observed.Digest.Lambda, observed.WriteBack.Lambda, observed.Api.Rest);
        _ = new Dashboard(this, "Dashboard", new DashboardProps
        {
            Widgets =
            [
                [Graph("Quotes recorded", [.. Recorded.Select(metrics.Outcomes)]), Graph("Requests refused", [.. Refused.Select(metrics.Outcomes)])],
                [
                    Graph("Warehouse, milliseconds", metrics.WarehouseMilliseconds("p50"), metrics.WarehouseMilliseconds("p90"), metrics.WarehouseMilliseconds("Maximum")),
                    Graph("Warehouse, failed statements", metrics.FailedStatements),
                ],
                [Graph("Digest function, rows a second", metrics.RowsPerSecond), Graph("Digest function, rows and refused batches", metrics.Rows, metrics.UnsignedBatches)],
                [
                    Graph("Functions, milliseconds", writeBack.MetricDuration(), digest.MetricDuration()),
                    Graph("Functions, errors and throttles", writeBack.MetricErrors(), digest.MetricErrors(), props.Throttles),
                ],
                [Graph("API, requests", api.MetricCount(), api.MetricClientError(), api.MetricServerError()), Graph("API, milliseconds", api.MetricLatency())],
            ],
        });
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics, Width = Half });
}
