using System.Text.Json;

namespace WriteBackLambdas.Quotes.Tests;

public static class LabelTests
{
    [Theory]
    [InlineData("\"Accept\"", "Accept", "Accept", "Accept")]
    [InlineData("""{ "en": "Accept", "de": "Annehmen" }""", "Accept", "Annehmen", "Accept")]
    [InlineData("""{ "de": "Annehmen", "en": "Accept" }""", "Accept", "Annehmen", "Annehmen")]
    [InlineData("""{ "de": "Annehmen" }""", "Annehmen", "Annehmen", "Annehmen")]
    public static void A_label_is_one_text_or_one_for_each_language_and_the_first_is_for_all_others(
        string json, string english, string german, string french)
    {
        var label = JsonSerializer.Deserialize<Label>(json)!;

        Assert.Equal((english, german, french), (label.In("en"), label.In("de"), label.In("fr")));
        Assert.Equal(french, label.Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("""{ "en": null }""")]
    [InlineData("""{ "en": 1 }""")]
    [InlineData("""{ "en": [ "Accept" ] }""")]
    [InlineData("""{ "en": { "us": "Accept" } }""")]
    [InlineData("""{ "en": { "us": "Accept" }, "de": "Annehmen" }""")]
    public static void Anything_else_is_no_label(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Label>(json));
}
