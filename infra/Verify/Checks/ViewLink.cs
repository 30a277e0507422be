using System.Web;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>A link that a view returned: the viewer and the issue time in it.</summary>
internal sealed record ViewLink(string? Viewer, IssueTime? Issued)
{
    /// <summary>The same text in every run, as a dashboard sends it.</summary>
    public static string Sql(Deployment deployment) =>
        $"SELECT {WarehouseNames.QuoteLink} FROM {deployment.NameOf(deployment.Definition.Names.RowsView)} LIMIT 20";

    /// <summary>A link of the rows view; null if the source has no row with a link.</summary>
    /// <exception cref="StatementException">The view cannot be read.</exception>
    public static async Task<ViewLink?> ReadAsync(
        Deployment deployment, WarehouseClient warehouse, CancellationToken cancellationToken) =>
        Of(await warehouse.QueryAsync(Sql(deployment), cancellationToken));

    public static ViewLink? Of(IReadOnlyList<IReadOnlyList<string?>>? rows)
    {
        if (rows?.Select(row => row[0]).FirstOrDefault(link => link is not null) is not { } link)
        {
            return null;
        }

        var query = HttpUtility.ParseQueryString(link[(link.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        return new ViewLink(query[LinkParameters.Viewer], IssueTime.Parse(query[LinkParameters.Issued]));
    }

    public static CheckResult NoRows(Deployment deployment) => CheckResult.Unchecked(
        $"{deployment.Definition.Schema}.{deployment.Definition.Source} has no row with a link that the user sees",
        deployment.Definition.VisibleBy is { } visibleBy
            ? $"Add the user to {deployment.Definition.Schema}.{visibleBy.Relation}, and run verify when the source has rows."
            : "Run verify when the source has rows.");

    public const string Advice = "If the message names a column, correct the source or the definition; then deploy again.";
}
