using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.Quotes;

public enum SqlTypeKind
{
    Varchar,
    Integer,
    BigInt,
    Decimal,
    Date,
    Boolean,
}

/// <summary>
/// A column's type and the text form of its values: varchar(1 to 65535 bytes of UTF-8, as Redshift counts), integer, bigint, decimal(1 to
/// 38, 0 to 37), date, or boolean.
/// </summary>
public sealed partial record SqlType(SqlTypeKind Kind, int Length = 0, int Scale = 0)
{
    public const string Forms = "varchar(n), integer, bigint, decimal(p,s), date, or boolean";

    /// <summary>The type that the text names, or null.</summary>
    public static SqlType? Parse(string? text)
    {
        var match = Form().Match(text ?? "");
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return match.Groups["kind"].Value switch
        {
            "integer" => new(SqlTypeKind.Integer),
            "bigint" => new(SqlTypeKind.BigInt),
            "date" => new(SqlTypeKind.Date),
            "boolean" => new(SqlTypeKind.Boolean),
            "varchar" when Number("n") is >= 1 and <= 65535 and var n => new(SqlTypeKind.Varchar, n),
            "decimal" when Number("p") is >= 1 and <= 38 and var p && Number("s") is var s && s < p => new(SqlTypeKind.Decimal, p, s),
            _ => null,
        };
    }

    /// <summary>The longest text of a value, in bytes.</summary>
    public int MaxTextBytes => Kind switch
    {
        SqlTypeKind.Varchar => Length,
        SqlTypeKind.Integer => "-2147483648".Length,
        SqlTypeKind.BigInt => "-9223372036854775808".Length,
        SqlTypeKind.Decimal => Length + "-0.".Length,
        SqlTypeKind.Date => "2026-01-01".Length,
        _ => "false".Length,
    };

    /// <summary>What is wrong with the text as a value of this type, or null.</summary>
    public string? Fault(string text) => Kind switch
    {
        // No type of the database can store NUL, and int.TryParse ignores it at the end.
        _ when text.Contains('\0', StringComparison.Ordinal) => "must not contain the character NUL",
        SqlTypeKind.Varchar when Encoding.UTF8.GetByteCount(text) is var bytes && bytes > Length =>
            $"has {bytes} bytes; at most {Length} fit",
        SqlTypeKind.Integer when !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            $"must be a whole number from {int.MinValue} to {int.MaxValue}",
        SqlTypeKind.BigInt when !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
            $"must be a whole number from {long.MinValue} to {long.MaxValue}",
        SqlTypeKind.Decimal when !FitsDecimal(text) =>
            $"must be a number with at most {Length - Scale} digits before the point and {Scale} after it",
        SqlTypeKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "must be a date in the form YYYY-MM-DD",
        SqlTypeKind.Boolean when text is not ("true" or "false") => "must be true or false",
        _ => null,
    };

    /// <summary>The type as SQL writes it.</summary>
    public override string ToString() => Kind switch
    {
        SqlTypeKind.Varchar => $"VARCHAR({Length})",
        SqlTypeKind.Integer => "INTEGER",
        SqlTypeKind.BigInt => "BIGINT",
        SqlTypeKind.Decimal => $"DECIMAL({Length},{Scale})",
        SqlTypeKind.Date => "DATE",
        _ => "BOOLEAN",
    };

    private bool FitsDecimal(string text) =>
        Number().Match(text) is { Success: true } number
        && number.Groups["whole"].Value.TrimStart('0').Length <= Length - Scale
        && number.Groups["fraction"].Length <= Scale;

    [GeneratedRegex(
        @"\A(?:(?<kind>integer|bigint|date|boolean)|(?<kind>varchar)\((?<n>[0-9]{1,5})\)|"
        + @"(?<kind>decimal)\((?<p>[0-9]{1,2}),\s*(?<s>[0-9]{1,2})\))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A-?(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
