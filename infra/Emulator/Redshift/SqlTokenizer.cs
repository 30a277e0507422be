namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>Splits SQL as Redshift does, where a backslash escapes in every string literal.</summary>
internal ref struct SqlTokenizer
{
    private readonly string _sql;
    private int _position;

    private SqlTokenizer(string sql) => _sql = sql;

    public static List<SqlToken> Read(string sql)
    {
        var tokenizer = new SqlTokenizer(sql);
        var tokens = new List<SqlToken>();
        do
        {
            tokens.Add(tokenizer.Next());
        }
        while (tokens[^1].Kind != SqlTokenKind.End);
        return tokens;
    }

    private readonly char Current => At(0);

    private readonly char At(int offset) => _position + offset < _sql.Length ? _sql[_position + offset] : '\0';

    private SqlToken Next()
    {
        var before = _position;
        SkipSpace();
        var start = _position;
        var kind = ReadOne();
        return new SqlToken(kind, _sql[start.._position], _sql[before..start]);
    }

    private SqlTokenKind ReadOne()
    {
        switch (Current)
        {
            case '\0' when _position >= _sql.Length:
                return SqlTokenKind.End;
            case '\'':
                return ReadLiteral();
            case 'e' or 'E' when At(1) == '\'':
                _position++;
                return ReadLiteral();
            case '"':
                SkipQuoted('"');
                return SqlTokenKind.QuotedIdentifier;
            case '$' when DollarQuote() is { } quote:
                SkipThrough(quote, quote.Length);
                return SqlTokenKind.DollarString;
            case ':' when At(1) == ':':
                _position += 2;
                return SqlTokenKind.Symbol;
            case ':' when IsParameterCharacter(At(1)):
                _position++;
                SkipWhile(IsParameterCharacter);
                return SqlTokenKind.Parameter;
            case var c when IsWordStart(c):
                SkipWhile(IsWordPart);
                return SqlTokenKind.Word;
            case var c when char.IsAsciiDigit(c):
                SkipWhile(static c => char.IsAsciiDigit(c) || c == '.');
                return SqlTokenKind.Number;
            default:
                _position++;
                return SqlTokenKind.Symbol;
        }
    }

    private SqlTokenKind ReadLiteral()
    {
        SkipQuoted('\'', escape: '\\');
        return SqlTokenKind.Literal;
    }

    private void SkipSpace()
    {
        while (true)
        {
            if (char.IsWhiteSpace(Current))
            {
                _position++;
            }
            else if (Current == '-' && At(1) == '-')
            {
                SkipWhile(static c => c is not '\n');
            }
            else if (Current == '/' && At(1) == '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var depth = 0;
        do
        {
            var pair = (Current, At(1));
            depth += pair switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            _position += pair is ('/', '*') or ('*', '/') ? 2 : 1;
        }
        while (depth > 0 && _position < _sql.Length);
        _position = Math.Min(_position, _sql.Length);
    }

    // A doubled quote reads as two adjacent strings, which makes no difference here because both are skipped.
    private void SkipQuoted(char quote, char escape = '\0')
    {
        do
        {
            _position++;
            while (_position < _sql.Length && Current != quote)
            {
                _position += escape != '\0' && Current == escape ? 2 : 1;
            }

            _position = Math.Min(_position + 1, _sql.Length);
        }
        while (Current == quote);
    }

    private readonly string? DollarQuote()
    {
        var end = _sql.IndexOf('$', _position + 1);
        if (end < 0)
        {
            return null;
        }

        var tag = _sql.AsSpan(_position + 1, end - _position - 1);
        foreach (var c in tag)
        {
            if (!IsWordPart(c))
            {
                return null;
            }
        }

        return tag.Length > 0 && !IsWordStart(tag[0]) ? null : _sql[_position..(end + 1)];
    }

    private void SkipThrough(string text, int offset)
    {
        var end = _sql.IndexOf(text, _position + offset, StringComparison.Ordinal);
        _position = end < 0 ? _sql.Length : end + text.Length;
    }

    private void SkipWhile(Func<char, bool> condition)
    {
        while (_position < _sql.Length && condition(_sql[_position]))
        {
            _position++;
        }
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c > 127;

    private static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c) || c == '$';

    private static bool IsParameterCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
