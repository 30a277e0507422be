using System.Globalization;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// Translates CREATE EXTERNAL SCHEMA ... FROM POSTGRES to a foreign server and its tables (postgres_fdw). Redshift looks the tables up when a
/// query names them; here they are read again by each such statement.
/// </summary>
internal static class ExternalSchema
{
    /// <summary>Returns null for any other statement.</summary>
    public static SqlText? Translate(SqlText text, Func<string, DatabaseLogin> loginIn)
    {
        if (!text.Has(0, "CREATE", "EXTERNAL", "SCHEMA"))
        {
            return null;
        }

        var name = text.Has(3, "IF", "NOT", "EXISTS") ? 6 : 3;
        if (!text.Has(name + 1, "FROM", "POSTGRES"))
        {
            throw new RedshiftException("the emulator supports only external schemas FROM POSTGRES");
        }

        string Option(params ReadOnlySpan<string> words) =>
            text.Find(name, words) is var place && place < text.End
                ? Value(text[place + words.Length])
                : throw new RedshiftException($"syntax error: CREATE EXTERNAL SCHEMA needs {words[0]}");
        var login = loginIn(Option("SECRET_ARN"));
        var schema = text[name].Identifier;
        var server = Quoted($"{schema} server");
        var (host, port, database) = (Option("URI"), int.Parse(Option("PORT"), CultureInfo.InvariantCulture), Option("DATABASE"));
        return SqlText.Read(
            $"""
            DO $external$ BEGIN
                CREATE SCHEMA IF NOT EXISTS {Quoted(schema)};
                DROP SERVER IF EXISTS {server} CASCADE;
                CREATE SERVER {server} FOREIGN DATA WRAPPER postgres_fdw
                    OPTIONS (host {Literal(host)}, port '{port}', dbname {Literal(database)});
                CREATE USER MAPPING FOR CURRENT_USER SERVER {server}
                    OPTIONS (user {Literal(login.User)}, password {Literal(login.Password!)});
                IMPORT FOREIGN SCHEMA {Quoted(Option("SCHEMA"))} FROM SERVER {server} INTO {Quoted(schema)};
            END $external$
            """);
    }

    private static string Value(SqlToken token) => token.Kind == SqlTokenKind.Literal ? token.Value : token.Text;

    private static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
