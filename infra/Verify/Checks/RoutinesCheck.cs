using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Verify.Checks;

/// <summary>
/// The functions and procedures by their arguments, results, bodies, and rights. AWS documents no catalog that has an external function's
/// Lambda function, role, and limits; <see cref="SigningCheck"/> and <see cref="ManyRowsCheck"/> show that they work.
/// </summary>
internal sealed class RoutinesCheck : ICheck
{
    public string Question => "Are the functions and procedures as defined?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        var (schema, expected) = (deployment.Definition.Schema, deployment.Objects.Routines);
        // docs.aws.amazon.com/redshift/latest/dg/r_PG_PROC_INFO.html
        var rows = await deployment.Warehouse.QueryCatalogAsync(
            $"""
            SELECT p.proname, oidvectortypes(p.proargtypes), CASE p.prosecdef WHEN TRUE THEN 'true' ELSE 'false' END, p.prosrc,
                CASE p.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END, format_type(p.prorettype, NULL)
            FROM pg_proc_info AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = '{schema}' AND p.proname IN ({Deployment.ListOf(expected.Select(routine => routine.Name))})
            """,
            cancellationToken);
        return CheckResult.Of(
            [.. expected.SelectMany(routine => Differences(schema, routine, rows))],
            $"All {expected.Count} are",
            "Deploy again, with this definition and this version of the project.");
    }

    private static IEnumerable<string> Differences(
        string schema, WarehouseRoutine routine, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        if (rows.FirstOrDefault(row => row[0] == routine.Name && row[1] == routine.ArgumentTypes) is not
            [_, _, var definer, var body, var volatility, var returns])
        {
            var count = routine.ArgumentTypes.Split(", ").Length;
            yield return rows.Any(row => row[0] == routine.Name)
                ? $"{schema}.{routine.Name} exists, but not with these {count} arguments: {routine.ArgumentTypes}"
                : $"{schema}.{routine.Name} with {count} arguments is missing";
            yield break;
        }

        if (routine.Body is { } expected && SqlDifference.Find(body ?? "", expected) is { } difference)
        {
            yield return $"{schema}.{routine.Name} differs: {difference}";
        }

        if (routine.Volatility is { } expectedVolatility && volatility != expectedVolatility)
        {
            yield return $"{schema}.{routine.Name} is {volatility} and should be {expectedVolatility}";
        }

        if (routine.Returns is { } expectedReturns && returns != expectedReturns)
        {
            yield return $"{schema}.{routine.Name} returns {returns} and should return {expectedReturns}";
        }

        if (routine.IsProcedure && definer != "true")
        {
            yield return $"{schema}.{routine.Name} is not SECURITY DEFINER";
        }
    }
}
