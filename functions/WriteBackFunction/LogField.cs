namespace WriteBackLambdas.WriteBackFunction;

/// <summary>What metrics and audit read of this function's log lines.</summary>
public static class LogField
{
    /// <summary>An <see cref="WriteBackFunction.Outcome"/>; one line per request.</summary>
    public const string Outcome = "Outcome";

    /// <summary>The milliseconds that a request waited for the warehouse.</summary>
    public const string WarehouseMilliseconds = "WarehouseMilliseconds";

    /// <summary>The Data API's id of a statement that failed.</summary>
    public const string FailedStatement = "FailedStatement";

    /// <summary>Stands between the action and the definition's name in a line about another definition than the default one.</summary>
    public const string DefinitionMarker = " of ";

    /// <summary>Stands before the 64 characters of a row's hash, the end of a line about a recording.</summary>
    public const string RowHashMarker = ", row hash ";
}
