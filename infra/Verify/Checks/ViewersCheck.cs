using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>With visibleBy, a viewer who is not in its table sees no row.</summary>
internal sealed class ViewersCheck : ICheck
{
    public string Question => "Does somebody see the rows?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Definition.VisibleBy is not { } visibleBy)
        {
            return CheckResult.Right("Everybody does, because the definition has no visibleBy");
        }

        var name = deployment.NameOf(visibleBy.Relation);
        var count = (await deployment.Warehouse.QueryAsync($"SELECT COUNT(DISTINCT viewer) FROM {name}", cancellationToken))[0][0];
        return count == "0"
            ? CheckResult.Wrong(
                $"{deployment.Definition.Schema}.{visibleBy.Relation} is empty, so nobody sees a row",
                $"Add each viewer, as CURRENT_USER writes the name: INSERT INTO {name} (viewer, value) VALUES ('alice', "
                    + $"'a value of {visibleBy.Field.Name}, or {VisibleBy.All} for all rows').")
            : CheckResult.Right($"{deployment.Definition.Schema}.{visibleBy.Relation} names {count}");
    }

    /// <summary>A result that says that verify's own user does not see all rows; null if they do.</summary>
    public static async Task<CheckResult?> HiddenAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Definition.VisibleBy is not { } visibleBy)
        {
            return null;
        }

        var name = deployment.NameOf(visibleBy.Relation);
        var rows = await deployment.Warehouse.QueryAsync(
            $"SELECT COUNT(*) FROM {name} WHERE viewer = CURRENT_USER AND value = '{VisibleBy.All}'", cancellationToken);
        return rows is [["0"]]
            ? CheckResult.Unchecked(
                "You do not see all rows",
                $"INSERT INTO {name} (viewer, value) VALUES ('{await deployment.Warehouse.CurrentUserAsync(cancellationToken)}', "
                    + $"'{VisibleBy.All}'), and run verify again.")
            : null;
    }
}
