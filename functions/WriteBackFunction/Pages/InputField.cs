using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>An input with its label, and the browser's own checks for what the definition asks; the server checks all of it again.</summary>
internal static class InputField
{
    /// <summary>A text that may be longer than this, in bytes, gets several lines.</summary>
    private const int LineLength = 200;

    public static Html Of(QuoteInput input, string? typed, bool isWrong, View view)
    {
        var common = Html.Of($"id=\"input-{input.Name}\" name=\"{input.Name}\"{Flag(input.Required, "required")}{(isWrong ? Described(input) : default)}");
        return Html.Of(
            $"""
            <div class="field">
            <label for="input-{input.Name}">{input.Label}{(input.Required ? Html.Of($" <span class=\"mark\">{view.Words.Inputs.Required}</span>") : default)}</label>
            {Control(input, typed, common, view.Words)}
            {(isWrong ? Html.Of($"<p class=\"fault\" id=\"fault-{input.Name}\">{InputMessage.Of(input, typed, view)}</p>") : default)}
            </div>

            """);
    }

    private static Html Control(QuoteInput input, string? typed, Html common, Words words) => input.Type.Kind switch
    {
        SqlTypeKind.Boolean => Select(common, typed, words, [("true", words.Facts.Yes), ("false", words.Facts.No)]),
        SqlTypeKind.Varchar when input.Choices is { } choices => Select(common, typed, words, choices.Select(choice => (choice, choice))),
        // The parser drops a line break right behind the tag.
        SqlTypeKind.Varchar when input.Type.Length > LineLength =>
            Html.Of($"<textarea {common} rows=\"3\" maxlength=\"{input.Type.Length}\">\n{typed}</textarea>"),
        SqlTypeKind.Varchar => Html.Of($"<input type=\"text\" {common} maxlength=\"{input.Type.Length}\" value=\"{typed}\">"),
        SqlTypeKind.Date => Html.Of($"<input type=\"date\" {common} value=\"{typed}\">"),
        _ => Html.Of($"<input type=\"number\" {common}{Bound("min", input.Min)}{Bound("max", input.Max)} step=\"{Step(input.Type)}\" value=\"{typed}\">"),
    };

    private static Html Select(Html common, string? typed, Words words, IEnumerable<(string Value, string Text)> choices) => Html.Of(
        $"""
        <select {common}>
        <option value="">{words.Inputs.Choose}</option>
        {Html.Join(choices.Select(choice => Html.Of($"<option value=\"{choice.Value}\"{Flag(choice.Value == typed, "selected")}>{choice.Text}</option>\n")))}</select>
        """);

    private static Html Described(QuoteInput input) => Html.Of($" aria-invalid=\"true\" aria-describedby=\"fault-{input.Name}\"");

    private static Html Flag(bool isSet, string name) => isSet ? Html.Of($" {name}") : default;

    private static Html Bound(string name, decimal? bound) =>
        bound is { } number ? Html.Of($" {name}=\"{number.ToString(CultureInfo.InvariantCulture)}\"") : default;

    private static string Step(SqlType type) => type.Scale == 0 ? "1" : $"0.{new string('0', type.Scale - 1)}1";
}
