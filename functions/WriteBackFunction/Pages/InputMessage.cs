using System.Globalization;
using System.Text;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>The one message beside an input that is not right: what would be.</summary>
internal static class InputMessage
{
    public static string Of(QuoteInput input, string? typed, View view)
    {
        var words = view.Words.Inputs;
        return typed is null && input.Required ? words.Missing : input.Type.Kind switch
        {
            SqlTypeKind.Boolean => words.Choice,
            SqlTypeKind.Varchar when input.Choices is not null => words.Choice,
            SqlTypeKind.Varchar when typed is not null && Encoding.UTF8.GetByteCount(typed) is var bytes && bytes > input.Type.Length =>
                words.TooLong
                    .Replace("{bytes}", Shown(bytes, view.Formats), StringComparison.Ordinal)
                    .Replace("{max}", Shown(input.Type.Length, view.Formats), StringComparison.Ordinal),
            SqlTypeKind.Varchar => words.Text,
            SqlTypeKind.Date => words.Date,
            _ => OfNumber(input, view),
        };
    }

    private static string OfNumber(QuoteInput input, View view)
    {
        var words = view.Words.Inputs;
        var message = (input.Min, input.Max) switch
        {
            (not null, not null) => words.Between,
            (not null, null) => words.AtLeast,
            (null, not null) => words.AtMost,
            _ when input.Type.Scale == 0 => words.Whole,
            _ => words.Number,
        };
        return message
            .Replace("{min}", Shown(input.Min, view.Formats), StringComparison.Ordinal)
            .Replace("{max}", Shown(input.Max, view.Formats), StringComparison.Ordinal)
            .Replace("{scale}", Shown(input.Type.Scale, view.Formats), StringComparison.Ordinal);
    }

    private static string Shown(decimal? number, Formats formats) => formats.Number(number?.ToString(CultureInfo.InvariantCulture) ?? "");
}
