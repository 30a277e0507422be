using Microsoft.Playwright;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The pictures of the documentation; <c>dotnet run dev.cs screenshots</c> takes them.</summary>
public sealed class Screenshots(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    private const string Customer = "Delta Logistics";
    private const string Skill = "Truck driver";

    // Only what the story is about, so that no column and no section is cut off.
    private const string StoryStyle =
        """
        html { overflow: hidden; } body { min-height: 300vh; }
        aside, #quotes-by-status, #quotes-amounts, .scroll :is(th, td):nth-child(n + 9) { display: none; }
        .scroll { min-height: 0; } td bdi { max-width: 15rem; } #history bdi { max-width: 12rem; }
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    [Fact(Explicit = true)]
    public async Task Film_the_story()
    {
        var visitor = await VisitorAsync(options =>
        {
            (options.ViewportSize, options.DeviceScaleFactor) = (new() { Width = Film.Width, Height = Film.PageHeight }, Film.Scale);
            options.BypassCSP = true;
        });
        visitor.Expect(403);
        var studio = await VisitorAsync(options =>
            (options.ViewportSize, options.DeviceScaleFactor) = (new() { Width = Film.Width, Height = 800 }, Film.Scale));
        var film = new Film(await studio.NewPageAsync());
        var dashboard = await visitor.OpenAsync($"{Dashboard}?rows-filter-customername={Uri.EscapeDataString(Customer)}");
        await dashboard.AddStyleTagAsync(new() { Content = StoryStyle });
        var quotes = await visitor.OpenAsync(QuotesSheet);
        await quotes.AddStyleTagAsync(new() { Content = StoryStyle });
        var generate = dashboard.Locator("#rows tr", new() { HasText = Skill }).Locator("a.act");
        var quote = quotes.Locator("#quotes-table tbody tr").First;

        await ShootAsync(
            dashboard,
            "A dashboard lists rows to quote. The warehouse has signed a link for each row. Click one:",
            generate,
            isClick: true);
        await FilmTabAsync(film, visitor, generate, "The link opens, and the quote is recorded in the warehouse.");
        await ShowsAsync("Generated");
        await ShootAsync(quotes, "The dashboard now shows the quote: generated.", quote);

        await Warehouse.QueryAsync(
            RedshiftDatabase.Admin,
            "UPDATE public.billing_input_tbl SET cost = 69500.00 WHERE skill = :skill",
            ("skill", Skill));
        await dashboard.EvaluateAsync("refreshAll()");
        await ShootAsync(
            dashboard, "The price drops in the source table. The refreshed row has a new link. Click it:", generate, isClick: true);
        await (await visitor.OpenedByAsync(generate)).ShowsAsync("recorded");
        await ShowsAsync("In review");
        var accept = quote.Locator("a.act");
        await ShootAsync(quotes, "The same quote, revision 2: in review, with the change in price. Accept it:", accept, isClick: true);
        await film.SaveStillAsync(Path.Combine(Folder, "story-still.webp"));
        await FilmTabAsync(film, visitor, accept, "The quote is accepted.");
        await ShowsAsync("Accepted");
        await quotes.GotoAsync($"{Dashboard}?sheet=history");
        await quotes.AddStyleTagAsync(new() { Content = StoryStyle });
        await ShootAsync(quotes, "Nothing was overwritten: the history has a row for every step.", quotes.Locator("#history tbody"));

        var edited = TestLink.Parse((await generate.GetAttributeAsync("href"))!).With("cost", "1.00").ToString();
        var refused = await visitor.OpenAsync(edited);
        await refused.ShowsAsync("forged");
        await film.ShootAsync(
            refused, Address(edited, "cost"), "A cheat edits the price in a link. The digest no longer matches: the link is refused.");
        await film.SaveAsync(Path.Combine(Folder, "story.webp"));

        Task ShowsAsync(string status) => Assertions.Expect(quote.Locator("td").First).ToHaveTextAsync(status);
        Task ShootAsync(IPage page, string caption, ILocator ring, bool isClick = false) =>
            film.ShootAsync(page, Html.Of($"127.0.0.1:8080"), caption, ring, isClick);
    }

    /// <summary>The page of write mode confirm, with its input.</summary>
    [Fact(Explicit = true)]
    public async Task Take_the_form()
    {
        Row = new SourceRow
        {
            Customer = "Pier 3 Marina & Boatyard",
            Skill = "Rigger",
            Shift = "Weekend",
            Duties = "Rigs loads of up to 12 t; certificate required.",
            Cost = 48_600,
        };
        var page = await FormAsync(await VisitorAsync(options => options.ViewportSize = new() { Width = 900, Height = 480 }));
        await page.Locator("[name=note]").FillAsync("As discussed on Tuesday.");
        await page.Locator("h1").FocusAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "form.png"), FullPage = true });
    }

    private static async Task FilmTabAsync(Film film, Visitor visitor, ILocator link, string caption)
    {
        var tab = await visitor.OpenedByAsync(link);
        await tab.ShowsAsync("recorded");
        await film.ShootAsync(tab, Address(tab.Url), caption);
        await tab.CloseAsync();
    }

    /// <summary>A link's first two parameters, its last one, and the beginning of its digest.</summary>
    private static Html Address(string link, string? marked = null)
    {
        var parameters = TestLink.Parse(link).Parameters
            .Select(parameter => (parameter.Key, Text: $"{parameter.Key}={parameter.Value}"))
            .ToArray();
        var (name, text) = parameters[^2];
        var last = name == marked ? Html.Of($"<mark>{text}</mark>") : Html.Of($"{text}");
        return Html.Of($"127.0.0.1:8080/prod/quotes?{parameters[0].Text}&{parameters[1].Text}&…&{last}&{parameters[^1].Text[..23]}…");
    }
}
