using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>Values as people read them.</summary>
internal static class Format
{
    private static readonly Html Nothing = Html.Of($"<span class=\"none\">–</span>");

    public static Html Field(QuoteField field, object? value) => value switch
    {
        null => Nothing,
        bool flag => Html.Of($"{(flag ? "Yes" : "No")}"),
        _ when field.Type.Kind == SqlTypeKind.Decimal => Html.Of($"{Amount(value, field.Type.Scale)}"),
        _ => Text($"{value}"),
    };

    public static Html Text(string? value) => string.IsNullOrEmpty(value) ? Nothing : Html.Of($"<bdi>{value}</bdi>");

    public static string Amount(object? value, int scale) =>
        Number(value)?.ToString($"N{scale}", CultureInfo.InvariantCulture) ?? $"{value}";

    /// <summary>With its sign, and an arrow for those who do not see the colour.</summary>
    public static Html Change(object? value, int scale) => Number(value) switch
    {
        null => Text($"{value}"),
        0 => Html.Of($"<span class=\"change\">no change</span>"),
        > 0 and var up => Html.Of($"<span class=\"change up\">▲ +{Amount(up, scale)}</span>"),
        var down => Html.Of($"<span class=\"change down\">▼ −{Amount(-down, scale)}</span>"),
    };

    public static Html Time(object? value) => Timestamp(value) is not { } time ? Nothing : Html.Of(
        $"<time datetime=\"{time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">{time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>");

    /// <summary>A span of seconds in its two largest units.</summary>
    public static string Span(decimal seconds)
    {
        var span = TimeSpan.FromSeconds((double)seconds);
        return span switch
        {
            { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
            { TotalHours: >= 1 } => $"{span.Hours} h {span.Minutes} min",
            { TotalMinutes: >= 1 } => $"{span.Minutes} min {span.Seconds} s",
            _ => $"{span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        };
    }

    public static string Milliseconds(TimeSpan duration) => $"{duration.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture)} ms";

    public static decimal? Number(object? value) =>
        decimal.TryParse($"{value}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTime? Timestamp(object? value) =>
        DateTime.TryParse($"{value}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
