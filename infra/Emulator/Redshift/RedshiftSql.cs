namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates one statement from Redshift's SQL to PostgreSQL's.</summary>
internal static class RedshiftSql
{
    private static readonly string[] TransactionControl =
        ["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE"];

    /// <param name="statement">One statement of Redshift.</param>
    /// <param name="passwordOf">The password with which a user signs in to PostgreSQL.</param>
    /// <param name="loginIn">The database user in a secret.</param>
    public static TranslatedStatement Translate(
        string statement, Func<string, string> passwordOf, Func<string, DatabaseLogin>? loginIn = null)
    {
        var text = SqlText.Read(statement);
        DropTrailingSemicolons(text);
        RefuseWhatIsNotOneStatement(text);
        if (ExternalSchema.Translate(text, loginIn ?? NoSecrets) is { } external)
        {
            return new TranslatedStatement(external);
        }

        SqlExpressions.Translate(text);
        var orReplace = text.Has(1, "OR", "REPLACE") ? 2 : 0;
        if (text.Has(0, "CREATE") && text.Has(1 + orReplace, "EXTERNAL", "FUNCTION"))
        {
            var function = ExternalFunctionDefinition.Parse(text);
            var creation = SqlText.Read(function.ToSql());
            CatalogSql.Keep(creation, statement);
            return new TranslatedStatement(creation, Role: function.Function.Role);
        }

        if (text.Has(0, "CREATE") && (text.Has(1 + orReplace, "FUNCTION") || text.Has(1 + orReplace, "PROCEDURE")))
        {
            SqlExpressions.TranslateBodies(text);
            CatalogSql.Keep(text, statement);
        }
        else if (text.Has(0, "CREATE") && text.Has(1 + orReplace, "VIEW") && text.Has(text.End - 4, "WITH", "NO", "SCHEMA", "BINDING"))
        {
            // PostgreSQL has no late-binding views: it looks up the names at once.
            text.Remove(text.End - 4, text.End);
            CatalogSql.Keep(text, statement);
        }
        else if (!TableDdl.Translate(text) && !CatalogSql.Translate(text))
        {
            AccessDdl.Translate(text, passwordOf);
        }

        return new TranslatedStatement(
            text,
            IsQuery: text.Has(0, "SELECT") || text.Has(0, "WITH"),
            ChangesUsers: text.Has(1, "USER") && (text.Has(0, "ALTER") || text.Has(0, "DROP")));
    }

    private static DatabaseLogin NoSecrets(string secret) => throw new RedshiftException($"the secret {secret} does not exist");

    private static void DropTrailingSemicolons(SqlText text)
    {
        while (text.End > 0 && text[text.End - 1].Is(";"))
        {
            text.Remove(text.End - 1, text.End);
        }
    }

    private static void RefuseWhatIsNotOneStatement(SqlText text)
    {
        for (var i = 0; i < text.End; i++)
        {
            if (text[i].Is(";"))
            {
                throw new RedshiftException("cannot insert multiple commands into a prepared statement");
            }
        }

        if (TransactionControl.FirstOrDefault(word => text.Has(0, word)) is { } word)
        {
            throw new RedshiftException($"{word} is not allowed: each request is one transaction");
        }
    }
}

/// <summary>What PostgreSQL runs for one statement of Redshift.</summary>
/// <param name="Text">The statement in PostgreSQL's dialect.</param>
/// <param name="Role">The IAM role that an external function names.</param>
/// <param name="IsQuery">Whether it changes nothing.</param>
/// <param name="ChangesUsers">Whether a user signs in differently from now on, or not at all.</param>
internal sealed record TranslatedStatement(SqlText Text, string? Role = null, bool IsQuery = false, bool ChangesUsers = false);
