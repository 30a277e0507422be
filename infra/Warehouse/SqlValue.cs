using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Warehouse;

/// <summary>Converts a value to the text that a link carries, and that text to the value in the history.</summary>
internal static class SqlValue
{
    /// <summary>The most bytes of a character in UTF-8.</summary>
    private const int LongestCharacter = 4;
    private const int MaxPrecision = 38;

    /// <summary>The text of a value that fits the type. Redshift has no cast between BOOLEAN and VARCHAR.</summary>
    public static string ToText(string column, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Boolean => $"CASE WHEN {column} THEN 'true' WHEN NOT {column} THEN 'false' END",
        SqlTypeKind.Varchar => Varchar(column, type.Length),
        SqlTypeKind.Date => Varchar(DateText(column), type.MaxTextBytes),
        _ => Varchar($"CAST({column} AS {type})", type.MaxTextBytes),
    };

    /// <summary>The condition that a value is too long or too large for the type; null if no value can be.</summary>
    public static string? TooWide(string column, SqlType type) => type.Kind switch
    {
        // A cast cuts before the character that no longer fits, so one with room for another character shows that there is more.
        SqlTypeKind.Varchar => $"OCTET_LENGTH({Varchar(column, type.Length + LongestCharacter)}) > {type.Length}",
        SqlTypeKind.Date => $"OCTET_LENGTH({DateText(column)}) > {type.MaxTextBytes}",
        SqlTypeKind.Integer => OutOfRange(column, 10, 0, $"{int.MinValue}", $"{int.MaxValue}"),
        SqlTypeKind.BigInt => OutOfRange(column, 19, 0, $"{long.MinValue}", $"{long.MaxValue}"),
        SqlTypeKind.Decimal when type.Length == MaxPrecision => AtLeastTenTo(column, MaxPrecision - type.Scale),
        SqlTypeKind.Decimal when new string('9', type.Length) is var digits => OutOfRange(
            column, type.Length - type.Scale, type.Scale, $"-{WithPoint(digits, type.Scale)}", WithPoint(digits, type.Scale)),
        _ => null,
    };

    /// <summary>The text of a value that fits the type, and NULL for any other value.</summary>
    public static string ToTextIfItFits(string column, SqlType type) => TooWide(column, type) is { } condition
        ? $"CASE WHEN {condition} THEN NULL ELSE {ToText(column, type)} END"
        : ToText(column, type);

    public static string FromText(string argument, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Varchar => argument,
        SqlTypeKind.Boolean => $"CASE {argument} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END",
        _ => $"CAST({argument} AS {type})",
    };

    public static string Varchar(string expression, int bytes) => $"CAST({expression} AS VARCHAR({bytes}))";

    private static string DateText(string column) => $"TO_CHAR(CAST({column} AS DATE), 'YYYY-MM-DD')";

    /// <summary>
    /// The cast to the widest decimal rounds as the cast to the type does. It overflows for numbers beyond 38 digits, which a source of
    /// another type can have, so those are told apart first.
    /// </summary>
    private static string OutOfRange(string column, int digits, int scale, string min, string max) =>
        $"CASE WHEN {AtLeastTenTo(column, digits + 1)} THEN TRUE "
        + $"ELSE CAST({column} AS DECIMAL({MaxPrecision},{scale})) NOT BETWEEN {min} AND {max} END";

    /// <summary>Not a number (NaN) counts, because it is not less than any number.</summary>
    private static string AtLeastTenTo(string column, int exponent) =>
        $"NOT ABS(CAST({column} AS DOUBLE PRECISION)) < 1e{exponent}";

    private static string WithPoint(string digits, int scale) => scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
}
