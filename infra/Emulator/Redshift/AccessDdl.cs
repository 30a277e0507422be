namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates what is about users, roles and grants.</summary>
internal static class AccessDdl
{
    public static void Translate(SqlText text, Func<string, string> passwordOf)
    {
        if (text.Has(0, "CREATE", "USER"))
        {
            CreateUser(text, passwordOf);
        }
        else if (text.Has(0, "ALTER", "USER", "*", "PASSWORD") || text.Has(0, "ALTER", "USER", "*", "WITH", "PASSWORD"))
        {
            // The emulator signs users in by itself, with passwords that it derives.
            text.Remove(0, text.End);
        }
        else if (text.Has(0, "CREATE", "ROLE", "*", "EXTERNALID") || text.Has(0, "DROP", "ROLE"))
        {
            text.Remove(3, text.End);
        }
        else if (text.Has(0, "GRANT") || text.Has(0, "REVOKE"))
        {
            Grant(text);
        }
    }

    private static void CreateUser(SqlText text, Func<string, string> passwordOf)
    {
        var groups = text.Find(3, "IN", "GROUP");
        text.Replace(3, groups, $"PASSWORD '{passwordOf(text[2].Identifier)}'");
    }

    private static void Grant(SqlText text)
    {
        // PostgreSQL grants roles, and to roles, by their names alone.
        for (var i = text.End - 1; i > 0; i--)
        {
            var before = text[i - 1];
            if (text[i].Is("ROLE")
                && (before.Is("GRANT") || before.Is("REVOKE") || before.Is("FOR") || before.Is("TO") || before.Is("FROM") || before.Is(",")))
            {
                text.Remove(i, i + 1);
            }
        }

        var on = text.Find(1, "ON", "LANGUAGE", "EXFUNC");
        if (on < text.End)
        {
            text.Replace(on - 1, on + 3, "EXECUTE ON FUNCTION redshift.external_call(text, text)");
        }
    }
}
