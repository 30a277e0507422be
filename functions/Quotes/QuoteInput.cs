using System.Globalization;

namespace WriteBackLambdas.Quotes;

/// <summary>
/// What a person may add in the form, unsigned; its name is the form field's and the history column's. A text may be one of a list of choices, a number may
/// have bounds, both inclusive.
/// </summary>
public sealed record QuoteInput(
    string Name, string Label, SqlType Type, bool Required, IReadOnlyList<string>? Choices = null, decimal? Min = null, decimal? Max = null)
{
    /// <summary>What is wrong with what was typed, or null.</summary>
    public string? Fault(string text) =>
        Type.Fault(text) is { } fault ? fault
        : Choices is not null && !Choices.Contains(text) ? "must be one of the choices"
        : (Min ?? Max) is not null && !IsWithinBounds(text) ? $"must be {BoundsText}"
        : null;

    // A type with bounds has at most 28 digits, so that every value of it is a decimal to the last digit.
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
