using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>Converts a value to the text that a link carries, and that text to the value in the history.</summary>
internal static class SqlValue
{
    // Redshift has no cast between BOOLEAN and VARCHAR.
    public static string ToText(string column, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Varchar => $"CAST({column} AS VARCHAR(65535))",
        SqlTypeKind.Boolean => $"CASE WHEN {column} THEN 'true' WHEN NOT {column} THEN 'false' END",
        SqlTypeKind.Date => $"TO_CHAR(CAST({column} AS DATE), 'YYYY-MM-DD')",
        _ => $"CAST(CAST({column} AS {type}) AS VARCHAR({type.MaxTextBytes}))",
    };

    public static string FromText(string argument, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Varchar => argument,
        SqlTypeKind.Boolean => $"CASE {argument} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END",
        _ => $"CAST({argument} AS {type})",
    };
}
