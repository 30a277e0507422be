using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>How a field's value becomes the text that a link carries, and how that text becomes the value in the history again.</summary>
internal static class SqlValue
{
    /// <summary>
    /// A procedure's argument for the field or input at its place among them, from 1: by number, because CREATE OR REPLACE PROCEDURE may refuse to rename an
    /// argument, and a definition may rename a field.
    /// </summary>
    public static string Argument(int place) => $"f_{place}";

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
