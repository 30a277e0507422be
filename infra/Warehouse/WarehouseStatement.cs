namespace WriteBackLambdas.Warehouse;

/// <summary>One statement of a script. The statements of a batch run in one transaction, every other statement on its own.</summary>
public sealed record WarehouseStatement(string Name, string Sql)
{
    /// <summary>Where SQL has no IF NOT EXISTS: a query whose result 0 means that the statement is needed.</summary>
    public string? NeededWhenZero { get; init; }

    /// <summary>Where SQL has no IF EXISTS: the part of an error message that means that there is nothing to do.</summary>
    public string? DoneOnError { get; init; }

    /// <summary>What is wrong when the statement, a query, returns 0.</summary>
    public string? FaultWhenZero { get; init; }

    /// <summary>Drops the object that CREATE OR REPLACE refuses to change; then the statement runs again.</summary>
    public string? DropFirst { get; init; }

    /// <summary>The name of the batch; null for a statement that runs on its own.</summary>
    public string? Batch { get; init; }

    /// <summary>Whether a failure with this error means that there is nothing to do.</summary>
    public bool IsDoneBy(string error) =>
        DoneOnError is { } words
        && error.Contains(words, StringComparison.OrdinalIgnoreCase)
        // A failed connection may have the same words, about its user for example, and then nothing was executed.
        && !error.Contains("FATAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a failure with this error means that <see cref="DropFirst"/> is needed.</summary>
    public bool CannotReplace(string error) =>
        DropFirst is not null && error.Contains("cannot change", StringComparison.OrdinalIgnoreCase);
}
