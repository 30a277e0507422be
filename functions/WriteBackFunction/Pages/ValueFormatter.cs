using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// Writes values the way people of one locale read them. Numbers stay text throughout: the warehouse's have up to 38 digits, and none may
/// be rounded.
/// </summary>
public sealed partial class ValueFormatter
{
    private readonly Conventions _conventions;
    private readonly string _currency;
    private readonly DateTimeFormatInfo _dates;

    internal ValueFormatter(Conventions conventions, string currency)
    {
        (_conventions, _currency) = (conventions, currency);
        // .NET wants a thirteenth month, which some calendars have.
        string[] months = [.. conventions.Months, ""];
        _dates = new() { AbbreviatedMonthNames = months, AbbreviatedMonthGenitiveNames = months };
    }

    /// <summary>The formatter for the definition's locale and currency.</summary>
    public static ValueFormatter For(QuoteDefinition definition) => new(PageStrings.Of(definition.Locale).Conventions, definition.Currency);

    public string Number(string text) =>
        Parts().Match(text) is { Success: true } parts ? Sign(parts) + Digits(parts, parts.Groups["fraction"].Value) : text;

    public string Money(string text)
    {
        if (Parts().Match(text) is not { Success: true } parts)
        {
            return text;
        }

        var units = _conventions.MinorUnits.GetValueOrDefault(_currency, 2);
        var number = Digits(parts, parts.Groups["fraction"].Value.TrimEnd('0').PadRight(units, '0'));
        return (_conventions.Symbols.TryGetValue(_currency, out var symbol) ? _conventions.Money : _conventions.MoneyWithCode)
            .Replace("{minus}", Sign(parts), StringComparison.Ordinal)
            .Replace("{symbol}", symbol, StringComparison.Ordinal)
            .Replace("{code}", _currency, StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal);
    }

    public string Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString(_conventions.Date, _dates)
            : text;

    public string Time(DateTimeOffset time) => time.UtcDateTime.ToString(_conventions.Time, _dates);

    public string Value(QuoteField field, string text) => field.Type.Kind switch
    {
        _ when field.IsMoney => Money(text),
        // A whole number that identifies is a name, such as an order number.
        SqlTypeKind.Integer or SqlTypeKind.BigInt when field.Identifies => text,
        SqlTypeKind.Integer or SqlTypeKind.BigInt or SqlTypeKind.Decimal => Number(text),
        SqlTypeKind.Date => Date(text),
        _ => text,
    };

    // Zero has no sign, even as "-0.00".
    private string Sign(Match parts) =>
        parts.Groups["minus"].Success && parts.Value.AsSpan().ContainsAnyInRange('1', '9') ? _conventions.Minus : "";

    private string Digits(Match parts, string fraction)
    {
        var whole = parts.Groups["whole"].Value;
        var digits = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                digits.Append(_conventions.Group);
            }

            digits.Append(whole[i]);
        }

        return (fraction.Length == 0 ? digits : digits.Append(_conventions.Decimal).Append(fraction)).ToString();
    }

    [GeneratedRegex(@"\A(?<minus>-)?0*(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
