using WriteBackLambdas.Dashboards;

namespace WriteBackLambdas.Demo.Dashboard;

/// <summary>The model's colors as CSS classes, because the page's policy refuses style attributes.</summary>
internal static class Paints
{
    /// <summary>The style sheet says what has which of the three colors, in light and in dark.</summary>
    public static string Css => string.Concat(StatusPaint.All.Select(paint =>
        $".{NameOf(paint)} {{ --paint-text: {paint.Text}; --paint-back: {paint.Background}; --paint-bar: {paint.Bar}; }}\n"));

    public static string ClassOf(Paint? paint) => paint is null ? "" : $"paint {NameOf(paint)}";

    /// <summary>The paint of a row or of one of its cells; null for none.</summary>
    public static Paint? Of(IEnumerable<ColorRule> rules, Column? cell, Func<Column, string> value) =>
        rules.FirstOrDefault(rule =>
            (cell is null ? rule.IsRow : !rule.IsRow && rule.Column == cell) && value(rule.Column) == rule.Value)?.Paint;

    private static string NameOf(Paint paint) => $"paint-{paint.Text[1..]}-{paint.Background[1..]}";
}
