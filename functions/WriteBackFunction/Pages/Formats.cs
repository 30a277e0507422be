using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Values as people of one locale read them. Numbers stay text throughout: the warehouse's have up to 38 digits, and none may be rounded.</summary>
internal sealed partial class Formats(Conventions conventions, string currency)
{
    private const int DefaultMinorUnits = 2;

    private readonly DateTimeFormatInfo _dates = new()
    {
        // The thirteenth month of some calendars, which .NET wants for all.
        AbbreviatedMonthNames = [.. conventions.Months, ""],
        AbbreviatedMonthGenitiveNames = [.. conventions.Months, ""],
    };

    public string Number(string text) =>
        Parts().Match(text) is { Success: true } parts ? Sign(parts) + Digits(parts, parts.Groups["fraction"].Value) : text;

    public string Money(string text)
    {
        if (Parts().Match(text) is not { Success: true } parts)
        {
            return text;
        }

        var units = conventions.MinorUnits.GetValueOrDefault(currency, DefaultMinorUnits);
        var number = Digits(parts, parts.Groups["fraction"].Value.TrimEnd('0').PadRight(units, '0'));
        return (conventions.Symbols.TryGetValue(currency, out var symbol) ? conventions.Money : conventions.MoneyWithCode)
            .Replace("{minus}", Sign(parts), StringComparison.Ordinal)
            .Replace("{symbol}", symbol, StringComparison.Ordinal)
            .Replace("{code}", currency, StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal);
    }

    public string Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString(conventions.Date, _dates)
            : text;

    public string Time(DateTimeOffset time) => time.UtcDateTime.ToString(conventions.Time, _dates);

    public string Value(SqlType type, string text) => type.Kind switch
    {
        SqlTypeKind.Integer or SqlTypeKind.BigInt or SqlTypeKind.Decimal => Number(text),
        SqlTypeKind.Date => Date(text),
        _ => text,
    };

    // Nothing is not less than nothing.
    private string Sign(Match parts) => parts.Groups["minus"].Success && parts.Value.AsSpan().ContainsAnyInRange('1', '9') ? conventions.Minus : "";

    private string Digits(Match parts, string fraction)
    {
        var whole = parts.Groups["whole"].Value;
        var digits = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                digits.Append(conventions.Group);
            }

            digits.Append(whole[i]);
        }

        return (fraction.Length == 0 ? digits : digits.Append(conventions.Decimal).Append(fraction)).ToString();
    }

    [GeneratedRegex(@"\A(?<minus>-)?0*(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
