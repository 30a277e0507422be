using System.Text.RegularExpressions;

namespace WriteBackLambdas.Verify;

/// <summary>Compares SQL word by word, without regard to white space, comments, and the case of words outside quotes.</summary>
internal static partial class SqlDifference
{
    private const int Context = 8;

    /// <summary>The first difference, with the words around it; null if there is none.</summary>
    public static string? Find(string seen, string expected)
    {
        var (seenWords, expectedWords) = (Words(seen), Words(expected));
        var same = seenWords.Zip(expectedWords).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == seenWords.Length && same == expectedWords.Length
            ? null
            : $"it has {Around(seenWords, same)} where the definition has {Around(expectedWords, same)}";
    }

    /// <summary>Whether the text is a whole statement that creates something.</summary>
    public static bool IsCreation(string sql) => Words(sql) is ["CREATE", ..];

    private static string[] Words(string sql)
    {
        string[] words =
        [
            .. Word().Matches(sql).Select(match => match.Value)
                .Where(word => !word.StartsWith("--", StringComparison.Ordinal) && !word.StartsWith("/*", StringComparison.Ordinal))
                .Select(word => word[0] is '\'' or '"' ? word : word.ToUpperInvariant())
                .Where(word => word != ";"),
        ];
        return words is ["CREATE", "OR", "REPLACE", .. var rest] ? ["CREATE", .. rest] : words;
    }

    private static string Around(string[] words, int place) => place >= words.Length
        ? "nothing more"
        : $"\"{string.Join(' ', words[Math.Max(0, place - 2)..Math.Min(words.Length, place + Context)])}\"";

    [GeneratedRegex(
        """'(?:[^'\\]|\\.|'')*'|"[^"]*"|--[^\n]*|/\*.*?\*/|\w+|::|\|\||:=|<>|[^\s\w]""",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
