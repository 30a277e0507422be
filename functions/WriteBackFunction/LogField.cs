namespace WriteBackLambdas.WriteBackFunction;

/// <summary>The fields of this function's JSON log lines that metrics are made of.</summary>
public static class LogField
{
    /// <summary>An <see cref="AnswerKind"/>; one line a request.</summary>
    public const string Answer = "Answer";

    /// <summary>Milliseconds that a request waited for the warehouse.</summary>
    public const string WarehouseMilliseconds = "WarehouseMilliseconds";

    /// <summary>The Data API's id of a statement that failed.</summary>
    public const string FailedStatement = "FailedStatement";
}
