using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>What changes when a quote is recorded: the quotes, their changes over time, and one quote's revisions.</summary>
internal sealed record DashboardData(Visual Quotes, Visual Changes, Visual Timeline)
{
    public static async Task<DashboardData> AskAsync(
        RedshiftDatabase database, DashboardSql sql, DashboardRequest request, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(
            Visual.AskAsync(database, request.Viewer, sql.Quotes(request), cancellationToken),
            Visual.AskAsync(database, request.Viewer, sql.Changes(request), cancellationToken),
            Visual.AskAsync(database, request.Viewer, sql.Timeline(request), cancellationToken));
        return new DashboardData(asked[0], asked[1], asked[2]);
    }

    /// <summary>The quote that the timeline shows; null for none.</summary>
    public string? ShownQuote => Timeline.Rows is [var first, ..] ? first.Text("quote_id") : null;

    public IEnumerable<Visual> Visuals => [Quotes, Changes, Timeline];
}
