namespace WriteBackLambdas.Emulator.Redshift;

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
