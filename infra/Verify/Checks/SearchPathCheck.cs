namespace WriteBackLambdas.Verify.Checks;

/// <summary>Without its own search path, a procedure with its owner's rights would run functions that somebody else creates.</summary>
internal sealed class SearchPathCheck : ICheck
{
    public string Question => "Do the procedures have a search path of their own?";

    public async Task<CheckResult> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        List<string> differences = [];
        var procedures = deployment.Objects.Routines.Where(routine => routine.IsProcedure).ToArray();
        foreach (var procedure in procedures)
        {
            // docs.aws.amazon.com/redshift/latest/dg/r_SHOW_PROCEDURE.html: the output can be used to create the procedure again.
            IReadOnlyList<IReadOnlyList<string?>> shown;
            try
            {
                shown = await deployment.Warehouse.QueryCatalogAsync(
                    $"SHOW PROCEDURE {deployment.NameOf(procedure.Name)}({procedure.ArgumentTypes})", cancellationToken);
            }
            catch (StatementException exception) when (exception.Message.Contains("does not exist", StringComparison.Ordinal))
            {
                return CheckResult.Wrong(exception.Message, "Deploy again.");
            }

            if (shown is not [[{ } text]])
            {
                return CheckResult.Unchecked("SHOW PROCEDURE does not show a definition", "Look at the procedures' definitions yourself.");
            }

            if (!text.Contains("search_path", StringComparison.OrdinalIgnoreCase))
            {
                differences.Add($"{deployment.Definition.Schema}.{procedure.Name} has no SET search_path");
            }
        }

        return CheckResult.Of(differences, $"All {procedures.Length} do", "Deploy again.");
    }
}
