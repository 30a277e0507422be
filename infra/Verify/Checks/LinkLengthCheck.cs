using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>QuickSight documents 2,048 characters for the URL of an action.</summary>
internal sealed class LinkLengthCheck : ICheck
{
    private const string Rows = "10000";

    public string Question => "Do the rows' links fit into 2,048 characters?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        try
        {
            var row = (await deployment.Warehouse.QueryAsync(
                $"""
                SELECT COUNT(*), COUNT({WarehouseNames.QuoteLink}), MAX(LENGTH({WarehouseNames.QuoteLink}))
                FROM (SELECT {WarehouseNames.QuoteLink} FROM {deployment.NameOf(WarehouseNames.RowsView)} LIMIT {Rows}) AS links
                """,
                cancellationToken))[0];
            if (row[2] is not { } longest)
            {
                return ViewLink.NoRows(deployment);
            }

            var all = row[0] == Rows ? $"first {Rows}" : $"{row[0]}";
            var without = row[0] == row[1] ? "" : $"; {int.Parse(row[0]!, CultureInfo.InvariantCulture) - int.Parse(row[1]!,
                CultureInfo.InvariantCulture)} have none, because a value is longer than its type in the definition";
            var seen = $"The longest of the {all} rows has {longest}{without}";
            return int.Parse(longest, CultureInfo.InvariantCulture) <= LinkLength.Recommended
                ? CheckResult.Right(seen)
                : CheckResult.Wrong(seen, "Sign fewer or shorter fields; QuickSight may refuse such a link.");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
