namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates CREATE TABLE and ALTER TABLE ADD COLUMN.</summary>
internal static class TableDdl
{
    /// <summary>Returns whether the statement is about a table.</summary>
    public static bool Translate(SqlText text)
    {
        if (text.Has(0, "ALTER", "TABLE"))
        {
            var action = text.AfterName(2);
            if (text.Has(action, "ADD"))
            {
                ColumnDdl.Translate(text, text.Has(action + 1, "COLUMN") ? action + 2 : action + 1, text.End);
            }

            return true;
        }

        var table = text.Has(0, "CREATE", "TABLE") ? 1 : text.Has(0, "CREATE", "*", "TABLE") ? 2 : -1;
        if (table < 0)
        {
            return false;
        }

        var name = text.Has(table + 1, "IF", "NOT", "EXISTS") ? table + 4 : table + 1;
        var next = text.AfterName(name);
        var (relation, shortName) = (text.Slice(name, next), text[next - 1].Identifier);
        var hasColumns = text[next].Is("(");
        if (hasColumns)
        {
            TranslateColumns(text, next);
            next = text.After(next);
        }

        var sortKey = DropAttributes(text, next);
        if (hasColumns && sortKey is not null)
        {
            Sort(text, relation, shortName, sortKey);
        }

        return true;
    }

    private static void TranslateColumns(SqlText text, int open)
    {
        var start = open + 1;
        while (!text[start - 1].Is(")") && start < text.End)
        {
            var end = EndOfElement(text, start);
            var length = text.End;
            ColumnDdl.Translate(text, start, end);
            start = end + text.End - length + 1;
        }
    }

    private static int EndOfElement(SqlText text, int index)
    {
        while (index < text.End && !text[index].Is(",") && !text[index].Is(")"))
        {
            index = text[index].Is("(") ? text.After(index) : index + 1;
        }

        return index;
    }

    /// <summary>
    /// An index stands for what the sort key's zone maps give: a lookup by its columns does not read the whole table. It does not stand for
    /// rows that came after the last sort, which Redshift reads in every lookup.
    /// </summary>
    private static void Sort(SqlText text, string relation, string table, string columns)
    {
        var index = $"{table}_sortkey".Replace("\"", "\"\"", StringComparison.Ordinal);
        // Creating an index waits for every writer, even if it exists; a table that exists already has it.
        var literal = relation.Replace("'", "''", StringComparison.Ordinal);
        text.Append(
            $"""
            ; DO $sortkey$ BEGIN
            IF NOT (SELECT relhasindex FROM pg_catalog.pg_class WHERE oid = '{literal}'::regclass) THEN
                CREATE INDEX "{index}" ON {relation} {columns};
            END IF;
            END $sortkey$
            """);
    }

    /// <summary>
    /// Drops how Redshift distributes and sorts the table, and returns the sort key's columns in parentheses, if it has some. Unknown words
    /// stay, and PostgreSQL refuses them.
    /// </summary>
    private static string? DropAttributes(SqlText text, int index)
    {
        string? sortKey = null;
        while (index < text.End && !text.Has(index, "AS"))
        {
            var end = index + 1;
            if (text.Has(index, "DISTSTYLE"))
            {
                end = index + 2;
            }
            else if (text.Has(index, "DISTKEY") || text.Has(index, "SORTKEY") || text.Has(index, "*", "SORTKEY"))
            {
                var columns = text.Has(index, "*", "SORTKEY") ? index + 2 : end;
                end = text[columns].Is("(") ? text.After(columns) : columns;
                sortKey = end > columns && !text.Has(index, "DISTKEY") ? text.Slice(columns, end) : sortKey;
            }
            else
            {
                index = end;
                continue;
            }

            text.Remove(index, end);
        }

        return sortKey;
    }
}
