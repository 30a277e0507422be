using System.Globalization;
using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The message beside an invalid input, which says what would be valid.</summary>
internal static class InputMessage
{
    public static string Of(QuoteInput input, string? entered, View view)
    {
        var strings = view.Strings.Inputs;
        return entered is null && input.Required ? strings.Missing : input.Type.Kind switch
        {
            SqlTypeKind.Boolean => strings.Choice,
            SqlTypeKind.Varchar when input.Choices is not null => strings.Choice,
            SqlTypeKind.Varchar when entered is not null && Encoding.UTF8.GetByteCount(entered) is var bytes && bytes > input.Type.Length =>
                strings.TooLong
                    .Replace("{bytes}", Shown(bytes, view.Formatter), StringComparison.Ordinal)
                    .Replace("{max}", Shown(input.Type.Length, view.Formatter), StringComparison.Ordinal),
            SqlTypeKind.Varchar => strings.Text,
            SqlTypeKind.Date => strings.Date,
            _ => OfNumber(input, view),
        };
    }

    private static string OfNumber(QuoteInput input, View view)
    {
        var strings = view.Strings.Inputs;
        var message = (input.Min, input.Max) switch
        {
            (not null, not null) => strings.Between,
            (not null, null) => strings.AtLeast,
            (null, not null) => strings.AtMost,
            _ when input.Type.Scale == 0 => strings.Whole,
            _ => strings.Number,
        };
        return message
            .Replace("{min}", Shown(input.Min, view.Formatter), StringComparison.Ordinal)
            .Replace("{max}", Shown(input.Max, view.Formatter), StringComparison.Ordinal)
            .Replace("{scale}", Shown(input.Type.Scale, view.Formatter), StringComparison.Ordinal);
    }

    private static string Shown(decimal? number, ValueFormatter formatter) =>
        formatter.Number(number?.ToString(CultureInfo.InvariantCulture) ?? "");
}
