namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates statements about users, roles and grants.</summary>
internal static class AccessDdl
{
    private static readonly string[] BeforeRole = ["GRANT", "REVOKE", "FOR", "TO", "FROM", ","];
    private static readonly string[] OtherChanges = ["SET", "RESET", "RENAME"];

    public static void Translate(SqlText text, Func<string, string> passwordOf)
    {
        if (text.Has(0, "CREATE", "USER") || (text.Has(0, "ALTER", "USER") && !OtherChanges.Any(text[3].Is)))
        {
            CheckPassword(text);
            var keep = KeepPassword(text);
            // The emulator signs in every user with a password that it derives.
            text.Replace(3, text.End, $"PASSWORD '{passwordOf(text[2].Identifier)}'{keep}");
        }
        else if (text.Has(0, "GRANT") || text.Has(0, "REVOKE"))
        {
            Grant(text);
        }
    }

    /// <summary>What keeps the hash of the user's own password, if the statement sets or disables it.</summary>
    private static string KeepPassword(SqlText text)
    {
        var password = text.Find(3, "PASSWORD");
        if (password == text.End)
        {
            return "";
        }

        var user = text[2].Identifier;
        var hash = text[password + 1].Kind == SqlTokenKind.Literal ? $"'{PasswordHash.Of(user, text[password + 1].Value)}'" : "NULL";
        var name = user.Replace("'", "''", StringComparison.Ordinal);
        return $"; DO $keep$ BEGIN PERFORM redshift.keep_password('{name}', {hash}); END $keep$";
    }

    private static void CheckPassword(SqlText text)
    {
        var password = text.Find(3, "PASSWORD");
        if (text.Has(password, "PASSWORD", "DISABLE") && text.Find(3, "CREATEUSER") < text.End)
        {
            throw new RedshiftException("CREATEUSER and PASSWORD DISABLE are incompatible");
        }

        if (text.Has(0, "CREATE") && password == text.End)
        {
            throw new RedshiftException($"syntax error: CREATE USER {text[2].Text} needs PASSWORD {{ 'password' | DISABLE }}");
        }
    }

    private static void Grant(SqlText text)
    {
        // PostgreSQL grants roles, and to roles, by their names alone.
        for (var i = text.End - 1; i > 0; i--)
        {
            if (text[i].Is("ROLE") && BeforeRole.Any(text[i - 1].Is))
            {
                text.Remove(i, i + 1);
            }
        }

        var on = text.Find(1, "ON", "LANGUAGE", "EXFUNC");
        if (on < text.End)
        {
            text.Replace(on - 1, on + 3, "EXECUTE ON FUNCTION redshift.external_secret(), redshift.external_answers(text)");
        }
    }
}
