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
                FROM (SELECT {WarehouseNames.QuoteLink} FROM {deployment.NameOf(deployment.Definition.Names.RowsView)}
                    LIMIT {Rows}) AS links
                """,
                cancellationToken))[0];
            if (row[2] is not { } longest)
            {
                return ViewLink.NoRows(deployment);
            }

            static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);
            var without = Number(row[0]) - Number(row[1]);
            var seen = $"The longest of the {(row[0] == Rows ? "first " : "")}{row[0]} rows has {longest}"
                + (without == 0 ? "" : $"; {without} have none, because a value is longer than its type in the definition");
            return Number(longest) <= LinkLength.Recommended
                ? CheckResult.Right(seen)
                : CheckResult.Wrong(seen, "Sign fewer or shorter fields; QuickSight may refuse such a link.");
        }
        catch (StatementException exception)
        {
            return CheckResult.Failed(exception, ViewLink.Advice);
        }
    }
}
