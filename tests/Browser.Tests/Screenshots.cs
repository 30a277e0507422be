using Microsoft.Playwright;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The pictures of the documentation; <c>dotnet run dev.cs screenshots</c> takes them.</summary>
public sealed class Screenshots(Stack stack, SharedBrowser browser) : Scenes(stack, browser)
{
    private const int Wide = 1280;
    private const int Narrow = 320;

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    [Fact(Explicit = true)]
    public async Task Take_a_picture_of_every_page()
    {
        Directory.CreateDirectory(Folder);
        await TakeDashboardsAsync();
        foreach (var (number, name) in Names.Select(row => row.Data).Where(name => name != "dashboard").Index())
        {
            Row = new SourceRow
            {
                Customer = $"Pier {number + 1} Marina & Boatyard",
                Skill = "Rigger",
                Shift = "Weekend",
                Duties = "Rigs loads of up to 12 t; certificate required.",
                Cost = 48_250 + (175 * number),
            };
            var page = await ReachAsync(name, await VisitorAsync(options => options.ViewportSize = new() { Width = Wide, Height = 480 }));
            await page.ShowsAsync(name);
            await TakeAsync(page, name);
            if (name is "recorded" or "form")
            {
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await TakeAsync(page, $"{name}-dark");
                await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                await page.SetViewportSizeAsync(Narrow, 480);
                await TakeAsync(page, $"{name}-narrow");
            }

            await page.CloseAsync();
            await CloseServersAsync();
        }
    }

    /// <summary>After some negotiations over the sample's rows.</summary>
    private async Task TakeDashboardsAsync()
    {
        var visitor = await VisitorAsync(options => options.ViewportSize = new() { Width = Wide, Height = 1750 });
        var links = await Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT quote_link FROM public.quote_gen_vw ORDER BY cost", []);
        foreach (var link in links.Where((_, i) => i % 5 == 0))
        {
            await RecordAsync(visitor, (string)link[0]!);
        }

        // The agency lowers one price twice, and the customer takes it.
        foreach (var cost in new[] { "68500.00", "66000.00" })
        {
            await Warehouse.QueryAsync(RedshiftDatabase.Admin, $"UPDATE public.billing_input_tbl SET cost = {cost} WHERE customername = 'Delta Logistics' AND skill = 'Truck driver'", []);
            await RecordAsync(visitor, (string)(await Warehouse.QueryAsync(
                TestWarehouse.Viewer, "SELECT quote_link FROM public.quote_gen_vw WHERE customername = 'Delta Logistics' AND skill = 'Truck driver'", []))[0][0]!);
        }

        var accept = await Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT accept_link FROM public.quote_current_vw WHERE skilledtrades = 'Truck driver'", []);
        await RecordAsync(visitor, (string)accept[0][0]!);

        var page = await ReachAsync("dashboard", visitor);
        await TakeAsync(page, "dashboard", fullPage: false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await TakeAsync(page, "dashboard-dark", fullPage: false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Narrow, 1100);
        await TakeAsync(page, "dashboard-narrow", fullPage: false);
    }

    private static async Task RecordAsync(Visitor visitor, string link)
    {
        var page = await visitor.OpenAsync(link);
        await page.ShowsAsync("recorded");
        await page.CloseAsync();
    }

    private static async Task TakeAsync(IPage page, string name, bool fullPage = true) => await page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Folder, $"{name}.png"),
        FullPage = fullPage,
        Animations = ScreenshotAnimations.Disabled,
    });
}
