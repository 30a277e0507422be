namespace WriteBackLambdas.Dashboards;

/// <summary>How a column's values are written.</summary>
/// <param name="Decimals">The digits after the point of a number or an amount.</param>
/// <param name="Currency">The ISO 4217 code of an amount.</param>
/// <param name="Words">What people click in place of a link's address.</param>
public sealed record ValueFormat(FormatKind Kind, int Decimals = 0, string? Currency = null, string? Words = null)
{
    /// <summary>QuickSight writes at most 20 (its API reference, DecimalPlacesConfiguration).</summary>
    private const int MostDecimals = 20;

    public static readonly ValueFormat Text = new(FormatKind.Text);
    public static readonly ValueFormat Date = new(FormatKind.Date);
    public static readonly ValueFormat Time = new(FormatKind.Time);
    public static readonly ValueFormat Seconds = new(FormatKind.Seconds);

    public static ValueFormat Number(int decimals) => new(FormatKind.Number, Math.Min(decimals, MostDecimals));

    public static ValueFormat Money(int decimals, string currency) =>
        Number(decimals) with { Kind = FormatKind.Money, Currency = currency };

    public static ValueFormat Link(string words) => new(FormatKind.Link, Words: words);
}
