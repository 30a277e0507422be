using System.Globalization;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Pages;

/// <summary>An input with its label and the browser's own checks of what the definition requires; the server checks it again.</summary>
internal static class InputField
{
    /// <summary>A text that may be longer than this many bytes gets several lines.</summary>
    private const int LineLength = 200;

    public static Html Of(QuoteInput input, string? entered, bool isWrong, View view)
    {
        var common = Html.Of(
            $"id=\"input-{input.Name}\" name=\"{input.Name}\"{Flag(input.Required, "required")}{(isWrong ? Described(input) : default)}");
        var mark = input.Required ? Html.Of($" <span class=\"mark\">{view.Strings.Inputs.Required}</span>") : default;
        return Html.Of(
            $"""
            <div class="field">
            <label for="input-{input.Name}">{input.Label}{mark}</label>
            {Control(input, entered, common, view.Strings)}
            {(isWrong ? Html.Of($"<p class=\"fault\" id=\"fault-{input.Name}\">{InputMessage.Of(input, entered, view)}</p>") : default)}
            </div>

            """);
    }

    private static Html Control(QuoteInput input, string? entered, Html common, PageStrings strings) => input.Type.Kind switch
    {
        SqlTypeKind.Boolean => Select(common, entered, strings, [("true", strings.Facts.Yes), ("false", strings.Facts.No)]),
        SqlTypeKind.Varchar when input.Choices is { } choices =>
            Select(common, entered, strings, choices.Select(choice => (choice, choice))),
        // HTML parsers drop a line break right after the tag.
        SqlTypeKind.Varchar when input.Type.Length > LineLength =>
            Html.Of($"<textarea {common} rows=\"3\" maxlength=\"{input.Type.Length}\">\n{entered}</textarea>"),
        SqlTypeKind.Varchar => Html.Of($"<input type=\"text\" {common} maxlength=\"{input.Type.Length}\" value=\"{entered}\">"),
        SqlTypeKind.Date => Html.Of($"<input type=\"date\" {common} value=\"{entered}\">"),
        _ => Html.Of(
            $"<input type=\"number\" {common}{Bound("min", input.Min)}{Bound("max", input.Max)}{Step(input.Type)} value=\"{entered}\">"),
    };

    private static Html Select(
        Html common, string? entered, PageStrings strings, IEnumerable<(string Value, string Text)> choices) => Html.Of(
        $"""
        <select {common}>
        <option value="">{strings.Inputs.Choose}</option>
        {Html.Join(choices.Select(choice => Option(choice, choice.Value == entered)))}</select>
        """);

    private static Html Option((string Value, string Text) choice, bool isSelected) =>
        Html.Of($"<option value=\"{choice.Value}\"{Flag(isSelected, "selected")}>{choice.Text}</option>\n");

    private static Html Described(QuoteInput input) => Html.Of($" aria-invalid=\"true\" aria-describedby=\"fault-{input.Name}\"");

    private static Html Flag(bool isSet, string name) => isSet ? Html.Of($" {name}") : default;

    private static Html Bound(string name, decimal? bound) =>
        bound is { } number ? Html.Of($" {name}=\"{number.ToString(CultureInfo.InvariantCulture)}\"") : default;

    private static Html Step(SqlType type) => Html.Of($" step=\"{(type.Scale == 0 ? "1" : $"0.{new string('0', type.Scale - 1)}1")}\"");
}
