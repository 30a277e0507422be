using System.Globalization;
using System.Text;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>
/// Nested REPLACE calls that replace one character each in a function's argument, such as a URL encoder. PostgreSQL takes as long for a
/// text without any of the characters as for one with all, so a text that has none of the rare ones skips those.
/// </summary>
internal static class ReplaceChain
{
    private const int Shortest = 8;
    private const string Common = " &'(),/:;";

    public static SqlText Translate(SqlText body)
    {
        for (var i = 0; i < body.End; i++)
        {
            var length = 0;
            while (body.Has(i + (2 * length), "REPLACE", "("))
            {
                length++;
            }

            if (length >= Shortest && Shortcut(body, i + (2 * length), length) is { } shortcut)
            {
                var end = body.After(i + 1);
                body.Replace(i, end, $"CASE {shortcut} ELSE {body.Slice(i, end)} END");
            }
        }

        return SqlText.Read(body.ToString());
    }

    /// <summary>Null when the calls are not independent of each other, or do something else.</summary>
    private static string? Shortcut(SqlText body, int value, int length)
    {
        if (!body[value].Is("$"))
        {
            return null;
        }

        var argument = body.Slice(value, value + 2);
        var (others, replaced, result) = (new StringBuilder(), "", argument);
        var comma = value + 2;
        for (var i = 0; i < length; i++)
        {
            var next = body.Find(comma + 1, ",");
            var to = body[next + 1];
            if (!body[comma].Is(",") || Character(body, comma + 1, next) is not { } character || to.Kind != SqlTokenKind.Literal
                || !body[next + 2].Is(")") || replaced.Contains(character, StringComparison.Ordinal))
            {
                return null;
            }

            replaced += to.Text;
            if (Common.Contains(character, StringComparison.Ordinal))
            {
                result = $"REPLACE({result}, {body.Slice(comma + 1, next)}, {to.Text})";
            }
            else
            {
                others.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }

            comma = next + 3;
        }

        return $"WHEN {argument} !~ '[{others}]' THEN {result}";
    }

    private static char? Character(SqlText body, int start, int end) =>
        end - start == 1 && body[start].Kind == SqlTokenKind.Literal && body[start].Text[0] == '\'' && body[start].Value.Length == 1
            ? body[start].Value[0]
        : end - start == 4 && body.Has(start, "CHR", "(", "*", ")")
            && ushort.TryParse(body[start + 2].Text, CultureInfo.InvariantCulture, out var code)
            ? (char)code
        : null;
}
