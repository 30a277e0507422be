using System.Globalization;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates one element of a table's definition: a column, or a constraint on the table.</summary>
internal static class ColumnDdl
{
    private const string BytesConstraint = "varchar(";
    private const int DefaultLength = 256;

    /// <summary>The length that a constraint limits a VARCHAR to; null when it is another constraint.</summary>
    public static string? LengthOf(string? constraint) =>
        constraint?.StartsWith(BytesConstraint, StringComparison.Ordinal) == true ? constraint[BytesConstraint.Length..].Split(')')[0] : null;

    /// <summary>Answers false when nothing is left of the element.</summary>
    public static bool Translate(SqlText text, int start, int end)
    {
        var constraint = text.Has(start, "CONSTRAINT") ? start + 2 : start;
        if (text.Has(constraint, "UNIQUE", "(") || text.Has(constraint, "FOREIGN", "KEY"))
        {
            return false;
        }

        if (text.Has(constraint, "PRIMARY", "KEY", "("))
        {
            // Redshift does not enforce the key, but it does make its columns NOT NULL.
            var columns = text.Slice(constraint + 3, end - 1).Split(',', StringSplitOptions.TrimEntries);
            text.Replace(start, end, string.Join(", ", columns.Select(static column => $"NOT NULL {column}")));
            return true;
        }

        if (text.Has(start, "LIKE"))
        {
            return true;
        }

        // From the last word to the first, so that the indexes before stay true.
        for (var i = end - 1; i > start; i--)
        {
            TranslateAttribute(text, i);
        }

        LimitBytes(text, start);
        return true;
    }

    private static void TranslateAttribute(SqlText text, int index)
    {
        if (text.Has(index, "DISTKEY") || text.Has(index, "SORTKEY") || text.Has(index, "UNIQUE"))
        {
            text.Remove(index, index + 1);
        }
        else if (text.Has(index, "ENCODE"))
        {
            text.Remove(index, index + 2);
        }
        else if (text.Has(index, "REFERENCES"))
        {
            var end = text.AfterName(index + 1);
            text.Remove(index, text[end].Is("(") ? text.After(end) : end);
        }
        else if (text.Has(index, "PRIMARY", "KEY"))
        {
            text.Replace(index, index + 2, "NOT NULL");
        }
        else if (text.Has(index, "IDENTITY", "("))
        {
            TranslateIdentity(text, index);
        }
    }

    private static void TranslateIdentity(SqlText text, int index)
    {
        var close = text.After(index + 1);
        var comma = text.Find(index + 2, ",");
        var seed = text.Slice(index + 2, comma);
        var step = text.Slice(comma + 1, close - 1);
        // PostgreSQL's sequences begin at 1 unless told that the seed is allowed.
        var bound = step.StartsWith('-') ? "MAXVALUE" : "MINVALUE";
        var always = text[index - 1].Is("AS") ? "" : "GENERATED ALWAYS AS ";
        text.Replace(index, close, $"{always}IDENTITY (START WITH {seed} INCREMENT BY {step} {bound} {seed})");
    }

    private static void LimitBytes(SqlText text, int column)
    {
        var type = column + 1;
        var words = text.Has(type, "VARCHAR") || text.Has(type, "TEXT") ? 1
            : text.Has(type, "CHARACTER", "VARYING") || text.Has(type, "CHAR", "VARYING") ? 2
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
        text.Replace(type, end, $"varchar({length}) CONSTRAINT \"{BytesConstraint}{length}) in {name}\" CHECK (octet_length(\"{name}\") <= {length})");
    }
}
