using System.Globalization;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates one column of a table's definition.</summary>
internal static class ColumnDdl
{
    private const string BytesConstraint = "varchar(";
    private const int DefaultLength = 256;

    // PostgreSQL would enforce the keys, and Redshift does not: what relied on them here would break there.
    private static readonly string[] Refused = ["PRIMARY", "UNIQUE", "REFERENCES", "FOREIGN", "IDENTITY"];

    /// <summary>The length that a constraint limits a VARCHAR to, or null for any other constraint.</summary>
    public static string? LengthOf(string? constraint) =>
        constraint?.StartsWith(BytesConstraint, StringComparison.Ordinal) == true
            ? constraint[BytesConstraint.Length..].Split(')')[0]
            : null;

    public static void Translate(SqlText text, int start, int end)
    {
        // From the last word to the first, so that the indexes before stay true.
        for (var i = end - 1; i >= start; i--)
        {
            if (Refused.FirstOrDefault(word => text.Has(i, word)) is { } refused
                && (i > start || text.Has(i + 1, "KEY") || text.Has(i + 1, "(")))
            {
                throw new RedshiftException($"the emulator does not support {refused} in a table's definition");
            }

            if (i > start && (text.Has(i, "DISTKEY") || text.Has(i, "SORTKEY")))
            {
                text.Remove(i, i + 1);
            }
            else if (i > start && text.Has(i, "ENCODE"))
            {
                text.Remove(i, i + 2);
            }
        }

        LimitBytes(text, start);
    }

    private static void LimitBytes(SqlText text, int column)
    {
        var type = column + 1;
        var words = text.Has(type, "VARCHAR") || text.Has(type, "TEXT") ? 1
            : text.Has(type, "CHARACTER", "VARYING") ? 2
            : 0;
        if (words == 0)
        {
            return;
        }

        var length = DefaultLength;
        var end = type + words;
        if (text[end].Is("("))
        {
            length = int.Parse(text[end + 1].Text, CultureInfo.InvariantCulture);
            end = text.After(end);
        }

        var name = text[column].Identifier.Replace("\"", "\"\"", StringComparison.Ordinal);
        var constraint = $"CONSTRAINT \"{BytesConstraint}{length}) in {name}\" CHECK (octet_length(\"{name}\") <= {length})";
        text.Replace(type, end, $"varchar({length}) {constraint}");
    }
}
