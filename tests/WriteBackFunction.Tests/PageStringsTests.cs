using System.Text.Json;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class PageStringsTests
{
    public static TheoryData<string> Languages => [.. PageStrings.All.Keys];

    [Fact]
    public static void Every_outcome_has_strings() => Assert.All(
        Enum.GetValues<Outcome>(), outcome => Assert.Contains(OutcomeEntry.Of(outcome).Name, PageStrings.All["en"].Pages));

    [Fact]
    public static void There_is_more_than_one_language() => Assert.Equal(["de", "en"], PageStrings.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public static void Every_language_has_the_same_members_and_placeholders_and_none_is_empty(string language)
    {
        var (texts, english) = (Texts(language), Texts("en"));

        Assert.Equal(english.Keys, texts.Keys);
        Assert.All(texts, text =>
        {
            Assert.NotEqual("", text.Value.Trim());
            if (text.Key != "/conventions/moneyWithCode")
            {
                Assert.Equal(Placeholders(english[text.Key]), Placeholders(text.Value));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public static void A_year_has_twelve_months(string language) =>
        Assert.Equal(12, PageStrings.All[language].Conventions.Months.Distinct().Count());

    [Theory]
    [InlineData("", "en")]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de")]
    [InlineData("en-GB,de;q=0.9", "en")]
    [InlineData("fr,de;q=0.5,en;q=0.4", "de")]
    [InlineData("fr;q=1, en;q=0.2, de;q=0.9", "de")]
    [InlineData("fr", "en")]
    [InlineData("*", "en")]
    [InlineData("de;q=0", "en")]
    [InlineData("de;q=0, en;q=0", "en")]
    [InlineData("de ; q=0.9", "de")]
    [InlineData("de;Q=0.9", "de")]
    [InlineData("de;q=2, en;q=0.1", "en")]
    [InlineData("de;q=-1", "en")]
    [InlineData("de;q=NaN", "en")]
    [InlineData("de;q=", "en")]
    [InlineData("de;level=1", "en")]
    [InlineData(",,;;,=,-,de", "de")]
    [InlineData("deutsch", "en")]
    [InlineData("<script>", "en")]
    [InlineData("\0", "en")]
    public static void The_language_is_the_most_wanted_one_that_exists(string header, string language) =>
        Assert.Equal(language, Answers.Render(Outcome.Forged, asJson: false, header).Headers!["Content-Language"]);

    [Fact]
    public static void A_German_page_keeps_the_locale_of_the_definition()
    {
        var page = Answers.Render(Outcome.AutoPost, asJson: false, "de-DE,de;q=0.9").Body;

        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.Contains("<button>Angebot erstellen</button>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"value\">Ja</td>", page, StringComparison.Ordinal);
        Assert.Contains("$1,234.50", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcome.Recorded)]
    [InlineData(Outcome.Expired)]
    [InlineData(Outcome.InvalidInputs)]
    public static void JSON_is_always_English(Outcome outcome)
    {
        var (english, german) = (Answers.Render(outcome, asJson: true), Answers.Render(outcome, asJson: true, "de"));

        Assert.Equal(english.Body, german.Body);
        Assert.Equal("en", german.Headers!["Content-Language"]);
    }

    private static string[] Placeholders(string text) =>
        [.. Regex.Matches(text, @"\{[a-z]+\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every text of a language's file by its path.</summary>
    private static SortedDictionary<string, string> Texts(string language)
    {
        using var file = typeof(PageStrings).Assembly.GetManifestResourceStream($"strings.{language}.json")!;
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("", JsonElement.Parse(new StreamReader(file).ReadToEnd()));
        return texts;

        void Add(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in element.EnumerateObject())
                {
                    Add($"{path}/{member.Name}", member.Value);
                }
            }
            else
            {
                texts.Add(path, element.ToString());
            }
        }
    }
}
