using Npgsql;
using NpgsqlTypes;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>The Data API's ":name" parameters.</summary>
internal static class NamedParameters
{
    /// <summary>The names that a statement uses.</summary>
    public static IReadOnlySet<string> NamesIn(string statement) =>
        SqlTokenizer.Read(statement).Where(static token => token.Kind == SqlTokenKind.Parameter).Select(NameOf).ToHashSet();

    /// <summary>Numbers every occurrence, and gives the values without a type, so that each is read as its own place wants it.</summary>
    public static IReadOnlyList<NpgsqlParameter> Bind(SqlText text, IReadOnlyDictionary<string, string> values)
    {
        var parameters = new List<NpgsqlParameter>();
        for (var i = 0; i < text.End; i++)
        {
            if (text[i].Kind == SqlTokenKind.Parameter && values.TryGetValue(NameOf(text[i]), out var value))
            {
                parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown });
                text.ReplaceText(i, $"${parameters.Count}");
            }
        }

        return parameters;
    }

    private static string NameOf(SqlToken token) => token.Text[1..];
}
