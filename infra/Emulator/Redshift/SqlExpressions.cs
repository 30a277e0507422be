using System.Globalization;

namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Translates what may occur anywhere in a statement: functions, types and literals.</summary>
internal static class SqlExpressions
{
    // Both are in the session's time zone: docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html and r_GETDATE.html.
    private const string TransactionTime = "LOCALTIMESTAMP";
    private const string StatementSecond = "redshift.getdate()";

    public static void Translate(SqlText text)
    {
        for (var i = 0; i < text.End; i++)
        {
            var token = text[i];
            if (token.Kind == SqlTokenKind.Literal)
            {
                text.ReplaceText(i, Escaped(token.Text));
            }
            else if (i > 0 && text[i - 1].Is("."))
            {
                continue;
            }
            else if (token.Is("SYSDATE"))
            {
                text.ReplaceText(i, TransactionTime);
            }
            else if (text.AfterName(i) is var end && text.Has(end, "(", "GETDATE", "(", ")", ",", "SYSDATE", ")"))
            {
                // PostgreSQL evaluates a function of the time for every row unless it is a query of its own.
                text.Replace(i, end + 7, $"(SELECT {text.Slice(i, end)}({StatementSecond}, {TransactionTime}))");
            }
            else if (text.Has(i, "GETDATE", "(", ")"))
            {
                text.Replace(i, i + 3, StatementSecond);
            }
            else if (token.Is("pg_get_viewdef"))
            {
                text.ReplaceText(i, $"redshift.{token.Text}");
            }
            else if (text.Has(i, "(", "MAX", ")") && i > 0 && (text[i - 1].Is("VARCHAR") || text[i - 1].Is("VARYING")))
            {
                text.ReplaceText(i + 1, "65535");
            }
        }
    }

    /// <summary>Translates the body of a function or procedure, which is a dollar-quoted string.</summary>
    public static void TranslateBodies(SqlText text)
    {
        var arguments = FunctionArguments.Read(text, text.AfterName(text.Has(1, "OR", "REPLACE") ? 4 : 2));
        for (var i = 0; i < text.End; i++)
        {
            if (text[i].Kind == SqlTokenKind.DollarString)
            {
                var quoted = text[i].Text;
                var quote = quoted[..(quoted.IndexOf('$', 1) + 1)];
                var body = SqlText.Read(quoted[quote.Length..^quote.Length]);
                Translate(body);
                body = ReplaceChain.Translate(body);
                TranslateArguments(body, arguments);
                text.ReplaceText(i, quote + body + quote);
            }
        }
    }

    private static void TranslateArguments(SqlText body, IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < body.End; i++)
        {
            if (body[i].Is("$") && int.TryParse(body[i + 1].Text, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= arguments.Count)
            {
                body.Replace(i, i + 2, arguments[number - 1]);
            }
        }
    }

    // PostgreSQL takes a backslash literally unless the literal begins with E.
    private static string Escaped(string literal) =>
        literal[0] == '\'' && literal.Contains('\\', StringComparison.Ordinal) ? "E" + literal : literal;
}
