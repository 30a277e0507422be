namespace WriteBackLambdas.Verify;

/// <summary>
/// What verify recorded, as the history has it after the last check: a click may write although the API answers an error, or nothing.
/// </summary>
/// <param name="Ids">The quotes; null if the history did not tell.</param>
/// <param name="Delete">The statement that deletes them, or what may still be recorded; null if there is nothing to delete.</param>
internal sealed record RecordedQuotes(IReadOnlyList<string>? Ids, string? Delete)
{
    public static async Task<RecordedQuotes> ReadAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        string[] combinations = [.. deployment.Quote.Combinations];
        if (combinations.Length == 0)
        {
            return new RecordedQuotes([], null);
        }

        string Delete(string column, IEnumerable<string> values) =>
            $"DELETE FROM {deployment.NameOf(deployment.Definition.History)} WHERE {column} IN ({Deployment.ListOf(values)});"
                + (deployment.Parameters.External is null ? "" : " -- in Aurora, and then in Redshift, which may have copied it");
        var delete = Delete("combination", combinations);
        try
        {
            var rows = await deployment.Warehouse.QueryAsync(
                $"""
                SELECT DISTINCT quote_id FROM {deployment.History}
                WHERE combination IN ({string.Join(", ", combinations.Select((_, i) => $":combination{i}"))})
                """,
                combinations.Index().ToDictionary(pair => $"combination{pair.Index}", pair => pair.Item),
                cancellationToken);
            string[] ids = [.. rows.Select(row => row[0]!)];
            return ids.Length > 0 ? new RecordedQuotes(ids, Delete("quote_id", ids))
                : new RecordedQuotes(deployment.Quote.IsPending ? null : ids, deployment.Quote.IsPending ? delete : null);
        }
        catch (Exception exception) when (exception is StatementException or NoAnswerException)
        {
            return new RecordedQuotes(null, delete);
        }
    }

    public string ToString(string name) => (Ids, Delete) switch
    {
        ({ } ids, { } delete) => $"verify recorded {Of(ids)} ({name}) and nothing else. To delete it:\n  {delete}",
        (null, { } delete) => $"verify may have recorded a quote ({name}), which it could not find out. To delete it:\n  {delete}",
        _ => "verify recorded nothing.",
    };

    private static string Of(IReadOnlyList<string> ids) => $"the quote{(ids.Count == 1 ? "" : "s")} {string.Join(", ", ids)}";
}
