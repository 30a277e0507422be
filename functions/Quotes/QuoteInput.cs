using System.Globalization;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// What a person can add in the form, unsigned. Its name is also the name of the form field and of the history column. A text can be
/// limited to choices, and a number can have inclusive bounds.
/// </summary>
public sealed record QuoteInput(
    string Name, string Label, SqlType Type, bool Required, IReadOnlyList<string>? Choices = null, decimal? Min = null, decimal? Max = null)
{
    /// <summary>What is wrong with the text, or null.</summary>
    public string? Fault(string text) =>
        Type.Fault(text) is { } fault ? fault
        : Choices is not null && !Choices.Contains(text) ? "must be one of the choices"
        : (Min ?? Max) is not null && !IsWithinBounds(text) ? $"must be {BoundsText}"
        : null;

    // A type with bounds has at most 28 digits, so every value of it fits a decimal exactly.
    private bool IsWithinBounds(string text) =>
        decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is var number
        && !(number < Min) && !(number > Max);

    private string BoundsText => (Min, Max) switch
    {
        (not null, not null) => string.Create(CultureInfo.InvariantCulture, $"from {Min} to {Max}"),
        (not null, null) => string.Create(CultureInfo.InvariantCulture, $"at least {Min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {Max}"),
    };
}
