using System.Globalization;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>A definition's values as HTML, in the definition's locale and currency.</summary>
internal sealed class Format(QuoteDefinition definition)
{
    private static readonly Html Nothing = Html.Of($"<span class=\"none\">–</span>");

    private readonly ValueFormatter _formatter = ValueFormatter.For(definition);

    public QuoteDefinition Definition => definition;

    public Html Field(QuoteField field, object? value) => value switch
    {
        null => Nothing,
        bool flag => Flag(flag),
        _ => Text(Plain(field, value)),
    };

    public string Plain(QuoteField field, object? value) => _formatter.Value(field, $"{value}");

    /// <summary>An input, formatted as a field of its type.</summary>
    public Html Input(QuoteInput input, object? value) =>
        Field(new QuoteField(input.Name, input.Label, input.Name, input.Name, input.Type, Identifies: false), value);

    /// <summary>A difference with its sign, and an arrow for people who do not see the color.</summary>
    public Html Change(QuoteField field, object? value)
    {
        var text = $"{value}";
        var amount = Plain(field, text.TrimStart('-'));
        return value is null ? Nothing
            : !text.AsSpan().ContainsAnyInRange('1', '9') ? Html.Of($"<span class=\"change\">no change</span>")
            : text[0] == '-' ? Html.Of($"<span class=\"change down\">▼ −{amount}</span>")
            : Html.Of($"<span class=\"change up\">▲ +{amount}</span>");
    }

    public Html Time(object? value) => Timestamp(value) is not { } time ? Nothing : Html.Of(
        $"<time datetime=\"{time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">{_formatter.Time(time)}</time>");

    public Html Badge(string status) => Html.Of($"<span class=\"badge\"{Color(status)}>{StatusLabel(status)}</span>");

    /// <summary>A status of an earlier definition has no label.</summary>
    public string StatusLabel(string status) => definition.Workflow.StatusOf(status)?.Label.Text ?? status;

    /// <summary>The attributes that give an element its status's color: the kind, and the place among the statuses of that kind.</summary>
    public Html Color(string status)
    {
        var statuses = definition.Workflow.Statuses;
        var kind = definition.Workflow.StatusOf(status)?.Kind ?? StatusKind.Open;
        var place = statuses.Where(other => other.Kind == kind).TakeWhile(other => other.Name != status).Count() + 1;
        return Html.Of($" data-kind=\"{kind.ToWord()}\" data-place=\"{place}\"");
    }

    public static Html Text(string? value) => string.IsNullOrEmpty(value) ? Nothing : Html.Of($"<bdi>{value}</bdi>");

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

    public static string Milliseconds(TimeSpan duration) =>
        $"{duration.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture)} ms";

    public static decimal? Number(object? value) =>
        decimal.TryParse($"{value}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTime? Timestamp(object? value) => DateTime.TryParse(
        $"{value}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;

    private static Html Flag(bool flag) => Html.Of($"{(flag ? "Yes" : "No")}");
}
