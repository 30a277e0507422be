namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What the catalog needs to show a definition as Redshift does (Catalog.sql).</summary>
internal static class CatalogSql
{
    /// <summary>The catalog keeps the statement as it was sent, because Redshift does so for late-binding views and bodies.</summary>
    public static void Keep(SqlText translated, string statement) =>
        translated.Prepend($"SET LOCAL redshift.statement = '{statement.Replace("'", "''", StringComparison.Ordinal)}'; ");

    /// <summary>Returns whether the statement shows a procedure.</summary>
    public static bool Translate(SqlText text)
    {
        if (!text.Has(0, "SHOW", "PROCEDURE"))
        {
            return false;
        }

        var signature = text.Slice(2, text.End).Replace("'", "''", StringComparison.Ordinal);
        text.Replace(0, text.End, $"SELECT redshift.show_procedure('{signature}') AS \"Stored Procedure Definition\"");
        return true;
    }
}
