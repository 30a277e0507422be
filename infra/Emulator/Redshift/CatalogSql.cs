namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>What the catalog needs to show a definition as Redshift does (Catalog.sql).</summary>
internal static class CatalogSql
{
    /// <summary>The catalog keeps the statement as it was sent, because Redshift does so for late-binding views and bodies.</summary>
    public static void Keep(SqlText translated, string statement) =>
        translated.Prepend($"SET LOCAL redshift.statement = '{statement.Replace("'", "''", StringComparison.Ordinal)}'; ");

    /// <summary>Returns whether the statement shows a procedure, or is about a grant that only the catalog has.</summary>
    public static bool Translate(SqlText text)
    {
        if (!text.Has(0, "SHOW", "PROCEDURE"))
        {
            return TranslateGrant(text);
        }

        var signature = text.Slice(2, text.End).Replace("'", "''", StringComparison.Ordinal);
        text.Replace(0, text.End, $"SELECT redshift.show_procedure('{signature}') AS \"Stored Procedure Definition\"");
        return true;
    }

    /// <summary>
    /// GRANT privilege FOR kind IN SCHEMA or DATABASE name TO grantee, and GRANT ALTER or DROP ON schema.relation TO grantee.
    /// </summary>
    private static bool TranslateGrant(SqlText text)
    {
        var ofDatabase = text.Has(2, "FOR", "*", "IN", "DATABASE");
        var isScoped = ofDatabase || text.Has(2, "FOR", "*", "IN", "SCHEMA");
        var name = isScoped ? 6 : text.Has(3, "TABLE") ? 4 : 3;
        if (!(text.Has(0, "GRANT") || text.Has(0, "REVOKE"))
            || !(isScoped || ((text.Has(1, "ALTER") || text.Has(1, "DROP")) && text.Has(2, "ON", "*") && text[name + 1].Is("."))))
        {
            return false;
        }

        var scope = isScoped ? (ofDatabase ? "DATABASE " : "") + text[3].Text.ToUpperInvariant() : "";
        string[] values =
        [
            text[name].Identifier, isScoped ? "" : text[name + 2].Identifier, scope,
            text[1].Text.ToUpperInvariant(), text[text.End - 1].Identifier,
        ];
        var list = string.Join(", ", values.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"));
        var row = $"SELECT s, r, k, p, COALESCE(to_regrole(quote_ident(g)), '0')::oid FROM (VALUES ({list})) AS v (s, r, k, p, g)";
        text.Replace(0, text.End, text.Has(0, "GRANT")
            ? $"INSERT INTO redshift.other_grant {row} ON CONFLICT DO NOTHING"
            : $"DELETE FROM redshift.other_grant WHERE (namespace_name, relation_name, scope, privilege_type, identity_id) IN ({row})");
        return true;
    }
}
