using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>Collects the pieces of one interpolated string; there is no way to append a string without encoding it.</summary>
[InterpolatedStringHandler]
public sealed class HtmlWriter(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(string? value) => _html.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(int value) => _html.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Html value) => _html.Append(value.ToString());

    public override string ToString() => _html.ToString();
}
