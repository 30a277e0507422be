namespace WriteBackLambdas.Dashboards;

/// <summary>How a value is written; numbers, amounts, and dates as people of the definition's locale write them.</summary>
public enum FormatKind
{
    Text,
    Number,
    Money,

    /// <summary>An amount with its sign.</summary>
    Change,
    Date,

    /// <summary>A UTC timestamp.</summary>
    Time,
    Seconds,

    /// <summary>A URL, shown as a link that opens a new tab. NULL is no link.</summary>
    Link,
}
