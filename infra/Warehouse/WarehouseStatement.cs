namespace WriteBackLambdas.Warehouse;

/// <summary>
/// One statement of a script, executed on its own. Where SQL has no IF NOT EXISTS, <see cref="NeededWhenZero"/> is a query whose result 0
/// means that the statement is needed; where it has no IF EXISTS, <see cref="DoneOnError"/> is the part of an error message that means that
/// there is nothing to do.
/// </summary>
public sealed record WarehouseStatement(string Name, string Sql, string? NeededWhenZero, string? DoneOnError = null)
{
    /// <summary>Whether a failure with this error means that there is nothing to do.</summary>
    public bool IsDoneBy(string error) =>
        DoneOnError is { } words
        && error.Contains(words, StringComparison.OrdinalIgnoreCase)
        // A failed connection may have the same words, about its user for example, and then nothing was executed.
        && !error.Contains("FATAL", StringComparison.OrdinalIgnoreCase);
}
