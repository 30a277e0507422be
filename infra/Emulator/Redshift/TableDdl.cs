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

        var next = text.AfterName(text.Has(table + 1, "IF", "NOT", "EXISTS") ? table + 4 : table + 1);
        if (text[next].Is("("))
        {
            TranslateColumns(text, next);
            next = text.After(next);
        }

        DropAttributes(text, next);
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

    // How Redshift distributes and sorts a table. Unknown words stay, and PostgreSQL refuses them.
    private static void DropAttributes(SqlText text, int index)
    {
        while (index < text.End && !text.Has(index, "AS"))
        {
            var end = index + 1;
            if (text.Has(index, "DISTSTYLE"))
            {
                end = index + 2;
            }
            else if (text.Has(index, "DISTKEY") || text.Has(index, "SORTKEY") || text.Has(index, "*", "SORTKEY"))
            {
                end = text.Has(index, "*", "SORTKEY") ? index + 2 : end;
                end = text[end].Is("(") ? text.After(end) : end;
            }
            else
            {
                index = end;
                continue;
            }

            text.Remove(index, end);
        }
    }
}
