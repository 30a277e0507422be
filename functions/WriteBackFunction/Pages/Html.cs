using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>HTML, made from interpolated strings whose holes are encoded, for text and for quoted attributes alike; only HTML goes in as it is.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html Of(Writer writer) => new(writer.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    public override string ToString() => _text ?? "";

    /// <summary>Collects the pieces of one interpolated string; there is no way to append a string that is not encoded.</summary>
    [InterpolatedStringHandler]
    public readonly struct Writer(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _html.Append(literal);

        public void AppendFormatted(string? value) => _html.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => _html.Append(value.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Html value) => _html.Append(value.ToString());

        public override string ToString() => _html.ToString();
    }
}
