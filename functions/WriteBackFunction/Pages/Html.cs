namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>
/// HTML made from interpolated strings. Every interpolated value is encoded, for text and for quoted attributes alike, unless it is HTML
/// itself.
/// </summary>
public readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html Of(HtmlWriter writer) => new(writer.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    public override string ToString() => _text ?? "";
}
