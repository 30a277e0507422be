namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The fields of this function's JSON log lines that metrics read.</summary>
public static class LogField
{
    /// <summary>An <see cref="WriteBackFunction.Outcome"/>; one line per request.</summary>
    public const string Outcome = "Outcome";

    /// <summary>The milliseconds that a request waited for the warehouse.</summary>
    public const string WarehouseMilliseconds = "WarehouseMilliseconds";

    /// <summary>The Data API's id of a statement that failed.</summary>
    public const string FailedStatement = "FailedStatement";
}
