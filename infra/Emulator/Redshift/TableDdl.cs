namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates CREATE TABLE and ALTER TABLE.</summary>
internal static class TableDdl
{
    /// <summary>Answers whether the statement is about a table.</summary>
    public static bool Translate(SqlText text)
    {
        if (text.Has(0, "ALTER", "TABLE"))
        {
            TranslateAlter(text);
            return true;
        }

        var table = text.Has(0, "CREATE", "TABLE") ? 1 : text.Has(0, "CREATE", "*", "TABLE") ? 2 : text.Has(0, "CREATE", "LOCAL", "*", "TABLE") ? 3 : -1;
        if (table < 0)
        {
            return false;
        }

        var name = text.Has(table + 1, "IF", "NOT", "EXISTS") ? table + 4 : table + 1;
        var next = text.AfterName(name);
        if (text[next].Is("("))
        {
            TranslateColumns(text, next);
            next = text.After(next);
        }

        DropAttributes(text, next);
        return true;
    }

    private static void TranslateAlter(SqlText text)
    {
        var action = text.AfterName(text.Has(2, "IF", "EXISTS") ? 4 : 2);
        if (text.Has(action, "ADD"))
        {
            var element = text.Has(action + 1, "COLUMN") ? action + 2 : action + 1;
            if (!ColumnDdl.Translate(text, element, text.End))
            {
                text.Remove(0, text.End);
            }
        }
        else if (text.Has(action, "ALTER") && IsLayout(text, action + 1))
        {
            text.Remove(0, text.End);
        }
    }

    private static void TranslateColumns(SqlText text, int open)
    {
        var start = open + 1;
        while (!text[start - 1].Is(")") && start < text.End)
        {
            var end = EndOfElement(text, start);
            var length = text.End;
            var kept = ColumnDdl.Translate(text, start, end);
            end += text.End - length;
            if (kept)
            {
                start = end + 1;
            }
            else if (text[end].Is(","))
            {
                text.Remove(start, end + 1);
            }
            else
            {
                // The last element goes with the comma before it.
                text.Remove(text[start - 1].Is(",") ? start - 1 : start, end);
                return;
            }
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

    // How Redshift lays a table out over its nodes; unknown words stay, for PostgreSQL to refuse.
    private static void DropAttributes(SqlText text, int index)
    {
        while (index < text.End && !text.Has(index, "AS"))
        {
            var end = index + 1;
            if (text.Has(index, "BACKUP") || text.Has(index, "DISTSTYLE") || text.Has(index, "ENCODE"))
            {
                end = index + 2;
            }
            else if (IsLayout(text, index))
            {
                end = text.Has(index, "COMPOUND") || text.Has(index, "INTERLEAVED") ? index + 2 : index + 1;
                end = text.Has(end, "AUTO") ? end + 1 : end;
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

    private static bool IsLayout(SqlText text, int index) =>
        text.Has(index, "DISTSTYLE") || text.Has(index, "DISTKEY") || text.Has(index, "SORTKEY") || text.Has(index, "ENCODE")
        || text.Has(index, "COMPOUND", "SORTKEY") || text.Has(index, "INTERLEAVED", "SORTKEY");
}
