namespace WriteBackLambdas.Emulator.Redshift;

/// <summary>One word of SQL, and the white space and comments before it.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, string Before)
{
    public bool Is(string word) =>
        Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What an identifier names: Redshift folds unquoted ones to lower case.</summary>
    public string Identifier => Kind == SqlTokenKind.QuotedIdentifier
        ? Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
        : Text.ToLowerInvariant();

    /// <summary>What a literal without escapes says.</summary>
    public string Value => Text[1..^1].Replace("''", "'", StringComparison.Ordinal);
}

internal enum SqlTokenKind
{
    /// <summary>A keyword or an unquoted identifier.</summary>
    Word,

    /// <summary>An identifier in double quotes.</summary>
    QuotedIdentifier,

    /// <summary>A string in single quotes, with its prefix E if it has one.</summary>
    Literal,

    /// <summary>A string between two equal dollar quotes.</summary>
    DollarString,

    Number,

    /// <summary>A named parameter of the Data API, with its colon.</summary>
    Parameter,

    Symbol,

    /// <summary>The end: empty, but it carries the white space and comments before it.</summary>
    End,
}
