using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>Redshift keeps the text of a late-binding view. Of any other view it shows another text, which cannot be compared.</summary>
internal sealed class ViewsCheck : ICheck
{
    public string Question => "Are the views as defined?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (schema, expected) = (deployment.Definition.Schema, deployment.Objects.Views);
        // As amazon-redshift-utils' v_generate_view_ddl reads views.
        var rows = await deployment.Warehouse.QueryCatalogAsync(
            $"""
            SELECT c.relname, pg_get_viewdef(c.oid)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = '{schema}' AND c.relname IN ({Deployment.ListOf(expected.Select(view => view.Name))})
            """,
            cancellationToken);
        var texts = rows.ToDictionary(row => row[0]!, row => row[1] ?? "");
        // A warehouse that shows the statement of one view shows every late-binding view's.
        var showsStatements = texts.Values.Any(SqlDifference.IsCreation);
        string[] differences = [.. expected.Select(view => DifferenceOf(view, texts, showsStatements)).OfType<string>()
            .Select(difference => $"{schema}.{difference}")];
        return differences.Length == 0 && !showsStatements
            ? CheckResult.Unchecked(
                "The warehouse does not show the statements that made them",
                "Deploy again if somebody made one; whether they work, the checks of links and of the history show.")
            : CheckResult.Of(
                differences, $"All {expected.Count} are", "Deploy again, with this definition and this version of the project.");
    }

    private static string? DifferenceOf(WarehouseView view, Dictionary<string, string> texts, bool showsStatements) =>
        texts.GetValueOrDefault(view.Name) is not { } text ? $"{view.Name} is missing"
        : !showsStatements ? null
        : !SqlDifference.IsCreation(text) ? $"{view.Name} is not a late-binding view"
        : SqlDifference.Find(text, view.Sql) is { } difference ? $"{view.Name} differs: {difference}"
        : null;
}
