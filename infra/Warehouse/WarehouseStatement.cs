namespace WriteBackLambdas.Warehouse;

/// <summary>
/// One statement of a script, to be run by itself: its name, its SQL, for what SQL has no IF NOT EXISTS a query whose count of 0 says that it is needed, and
/// for what SQL has no IF EXISTS the words of the error that says that there is nothing to do.
/// </summary>
public sealed record WarehouseStatement(string Name, string Sql, string? NeededWhenZero, string? DoneOnError = null)
{
    /// <summary>Whether a failure with this error means that there is nothing to do.</summary>
    public bool IsDoneBy(string error) =>
        DoneOnError is { } words
        && error.Contains(words, StringComparison.OrdinalIgnoreCase)
        // A connection that fails may say the same, of its user for example, and then nothing has been done.
        && !error.Contains("FATAL", StringComparison.OrdinalIgnoreCase);
}
