namespace WriteBackLambdas.Verify.Checks;

/// <summary>Redshift keeps the text of a late-binding view. Of any other view it shows another text, which cannot be compared.</summary>
internal sealed class ViewsCheck : ICheck
{
    public string Question => "Are the views as defined?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (schema, expected) = (deployment.Definition.Schema, deployment.Objects.Views);
        // As amazon-redshift-utils' v_generate_view_ddl reads views.
        var rows = await deployment.Warehouse.QueryAsync(
            $"""
            SELECT c.relname, pg_get_viewdef(c.oid)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = '{schema}' AND c.relname IN ({Deployment.ListOf(expected.Select(view => view.Name))})
            """,
            cancellationToken);
        var texts = rows.ToDictionary(row => row[0]!, row => row[1] ?? "");
        string[] differences =
        [
            .. expected.Select(view => texts.GetValueOrDefault(view.Name) is not { } text ? $"{schema}.{view.Name} is missing"
                : SqlDifference.IsCreation(text) && SqlDifference.Find(text, view.Sql) is { } difference
                    ? $"{schema}.{view.Name} differs: {difference}"
                : null).OfType<string>(),
        ];
        return differences.Length == 0 && texts.FirstOrDefault(view => !SqlDifference.IsCreation(view.Value)) is { Key: { } other }
            ? CheckResult.Unchecked(
                $"The warehouse does not show the statement that made {schema}.{other}",
                "Deploy again if somebody made it; whether it works, the checks of links and of the history show.")
            : CheckResult.Of(
                differences, $"All {expected.Count} are", "Deploy again, with this definition and this version of the project.");
    }
}
