namespace WriteBackLambdas.Browser.Tests;

/// <summary>The page is in the visitor's language and declares it.</summary>
public sealed class LanguageTests(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("de-AT", "de")]
    [InlineData("ja-JP", "en")]
    public async Task The_language_is_that_of_the_browser_or_English(string locale, string language)
    {
        var page = await ReachAsync("recorded", await VisitorAsync(options => options.Locale = locale));
        Assert.Equal(language, (await page.Locator("html").GetAttributeAsync("lang"))![..2]);
    }

    [Fact]
    public async Task Each_language_has_its_own_text_for_an_outcome()
    {
        var english = await ReachAsync("forged", await VisitorAsync());
        Row = new SourceRow();
        var german = await ReachAsync("forged", await VisitorAsync(options => options.Locale = "de-DE"));
        await german.ShowsAsync("forged");
        Assert.NotEqual(await english.Locator("h1#outcome").InnerTextAsync(), await german.Locator("h1#outcome").InnerTextAsync());
    }
}
