using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>The CloudWatch dashboard: requests by outcome, where they are recorded, the digest function, the API, and Lambda.</summary>
internal sealed class QuoteDashboard : Construct
{
    private const double Half = 12;

    private static readonly string[] Statistics = ["p50", "p90", "Maximum"];

    private static readonly Outcome[] Recorded = [Outcome.Recorded, Outcome.Replayed, Outcome.Unconfirmed];

    private static readonly Outcome[] Refused =
    [
        Outcome.Forged, Outcome.Unverified, Outcome.Expired, Outcome.Conflict, Outcome.Excluded, Outcome.Malformed, Outcome.InvalidInputs,
        Outcome.SomebodyElse, Outcome.SignInFailed, Outcome.SignInUnavailable,
        Outcome.CrossSite, Outcome.MethodNotAllowed, Outcome.NotFound, Outcome.Unavailable, Outcome.Updating, Outcome.Failed,
    ];

    public QuoteDashboard(Construct scope, string id, ObservedParts parts, QuoteMetrics metrics)
        : base(scope, id)
    {
        var (digest, writeBack, api) = (parts.Digest.Lambda, parts.WriteBack.Lambda, parts.Api.Rest);
        var store = parts.Sync is null ? "Warehouse" : "Aurora";
        IMetric[] blocked = parts.Firewall is { } firewall ? [firewall.Blocked] : [];
        _ = new Dashboard(this, "Dashboard", new DashboardProps
        {
            Widgets =
            [
                [
                    Graph("Quotes recorded", [.. Recorded.Select(metrics.Outcomes)]),
                    Graph("Requests refused", [.. Refused.Select(metrics.Outcomes)]),
                ],
                [
                    Graph($"{store}, milliseconds", [.. Statistics.Select(metrics.WarehouseMilliseconds)]),
                    parts.Sync is { } sync
                        ? Graph("Copies to Redshift, failed and not started", sync.Failed, sync.Dropped)
                        : Graph("Warehouse, failed statements", metrics.FailedStatements),
                ],
                [
                    Graph("Digest function, rows per second", metrics.RowsPerSecond),
                    Graph("Digest function, rows and refused batches", metrics.Rows, metrics.UnsignedBatches),
                ],
                [
                    Graph("Functions, milliseconds", writeBack.MetricDuration(), digest.MetricDuration()),
                    Graph(
                        "Functions, errors and throttles",
                        writeBack.MetricErrors(),
                        digest.MetricErrors(),
                        writeBack.MetricThrottles(),
                        digest.MetricThrottles()),
                ],
                [
                    Graph("API, requests", api.MetricCount(), api.MetricClientError(), api.MetricServerError()),
                    Graph("API, throttled and blocked requests", [metrics.TooManyRequests, .. blocked]),
                ],
                [Graph("API, milliseconds", api.MetricLatency())],
            ],
        });
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) =>
        new(new GraphWidgetProps { Title = title, Left = metrics, Width = Half });
}
