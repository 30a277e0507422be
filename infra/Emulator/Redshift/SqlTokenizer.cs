using System.Text.RegularExpressions;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Splits SQL as Redshift does, where a backslash escapes in every string literal.</summary>
internal static partial class SqlTokenizer
{
    private static readonly (SqlTokenKind Kind, string Group)[] Kinds =
        [.. Enum.GetValues<SqlTokenKind>().Select(kind => (kind, kind.ToString()))];

    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        foreach (Match match in Token().Matches(sql))
        {
            var (kind, group) = Kinds.First(known => match.Groups[known.Group].Success);
            tokens.Add(new SqlToken(kind, match.Groups[group].Value, match.Groups["Before"].Value));
            if (kind == SqlTokenKind.End)
            {
                break;
            }
        }

        return tokens;
    }

    // Comments nest, which is what the group C counts. What is not closed reaches to the end.
    [GeneratedRegex(
        """
        \G(?<Before>(?:\s|--[^\n]*|/\*(?>(?!/\*|\*/).|/\*(?<C>)|\*/(?<-C>))*(?:\*/|\z))*)
        (?:
          (?<Literal>[eE]?'(?:[^'\\]|\\.|'')*(?:'|\\?\z))
          |(?<QuotedIdentifier>"(?:[^"]|"")*(?:"|\z))
          |(?<DollarString>(?<Tag>\$(?:[A-Za-z_\u0080-\uffff]\w*)?\$).*?(?:\k<Tag>|\z))
          |(?<Parameter>:[0-9A-Za-z_]+)
          |(?<Word>[A-Za-z_\u0080-\uffff][0-9A-Za-z_$\u0080-\uffff]*)
          |(?<Number>[0-9][0-9.]*)
          |(?<Symbol>::|.)
          |(?<End>\z)
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
