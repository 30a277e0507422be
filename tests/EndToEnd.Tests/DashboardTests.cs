using System.Globalization;
using WriteBackLambdas.Dashboards;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The dashboard shows the warehouse's rows and the SQL that ran.</summary>
public sealed class DashboardTests(Stack stack)
{
    [Fact]
    public async Task Filters_choose_rows_and_quotes_and_their_values_are_only_text()
    {
        var row = new SourceRow { Customer = $"<b>\"&' OR 1=1 --{Guid.NewGuid():N}", Skill = "Welder", State = "TX" };
        await stack.Warehouse.GenerateLinksAsync(row, row with { Skill = "Roofer", Cost = 2m }, row with { State = "NV", Cost = 3m });

        var page = await PageAsync("rows", ("rows-filter-customername", row.Customer), ("rows-filter-skill", "Welder"));

        Assert.Equal(
            ["1234.50", "3.00"], DashboardPage.All(page.Section("rows-table"), "[?&]action=generate[^\"]*[&;]cost=([0-9.]+)").Order());
        Assert.Contains(row.Customer, DashboardPage.All(page.Answer.Body, "<option value=\"([^\"]*)\" selected>"));
        Assert.DoesNotContain("<b>\"", page.Answer.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|<[a-z][^>]* (style|on[a-z]+)=\"", page.Answer.Body);
        Assert.DoesNotContain("unsafe", page.Answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains(
            "Nothing matches these filters.",
            (await PageAsync("quotes", ("quotes-filter-cust", row.Customer))).Section("quotes-table"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_as_the_chosen_viewer_sees_it_and_its_addresses_keep_the_viewer()
    {
        var row = new SourceRow();
        var quote = (await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row))).QuoteId;
        var customer = Uri.EscapeDataString(row.Customer);

        var rows = await PageAsync("rows", ("rows-filter-customername", row.Customer), ("viewer", "bob"));
        var quotes = await PageAsync("quotes", ("quotes-filter-cust", row.Customer), ("viewer", "bob"));

        Assert.Equal(["bob"], DashboardPage.All(rows.Section("rows-table"), "[?&]action=generate[^\"]*[&;]viewer=([^&]*)"));
        Assert.Equal(["bob"], DashboardPage.All(quotes.Section("quotes-table"), "[?&]action=accept[^\"]*[&;]viewer=([^&]*)"));
        Assert.Equal(
            [$"?sheet=history&viewer=bob&history-filter-quote={quote}"],
            DashboardPage.All(quotes.Section("quotes-table"), "class=\"quote\" href=\"([^\"]*)\""));
        Assert.Equal(
            [$"?sheet=rows&viewer=alice&rows-filter-customername={customer}"],
            DashboardPage.All(rows.Answer.Body, "See it as <a href=\"([^\"]*)\">alice</a>"));
        Assert.Equal(["bob"], DashboardPage.All(rows.Answer.Body, "<input type=\"hidden\" name=\"viewer\" value=\"([^\"]*)\">"));
        Assert.Equal(["?sheet=rows&viewer=bob"], DashboardPage.All(rows.Answer.Body, "<a href=\"([^\"]*)\">Clear</a>"));
        var other = await PageAsync("rows", ("rows-filter-customername", row.Customer), ("viewer", "admin"));
        Assert.Equal(["alice"], DashboardPage.All(other.Section("rows-table"), "[&;]viewer=([^&]*)"));
    }

    [Fact]
    public async Task The_SQL_that_a_page_shows_is_the_SQL_that_ran()
    {
        var row = new SourceRow();
        await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));

        var page = await PageAsync("quotes", ("quotes-filter-cust", row.Customer));

        var ran = stack.Demo.Activities.Since(0)
            .Where(activity => activity is { Kind: ActivityKind.Statement, User: TestWarehouse.Viewer })
            .Select(activity => activity.Subject)
            .ToArray();
        Assert.Equal(4, page.ShownSql().Count);
        Assert.All(page.ShownSql(), sql => Assert.Contains(sql, ran));
        Assert.Contains(":chosen1", page.ShownSql()[1], StringComparison.Ordinal);
        Assert.DoesNotContain(row.Customer, string.Concat(page.ShownSql()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_negotiation_is_shown_step_by_step_with_its_costs()
    {
        var row = new SourceRow { Cost = 1000m };
        var links = await stack.Warehouse.GenerateLinksAsync(row, row with { Cost = 1250.25m });
        var quote = (await stack.Api.PostAsync(links[0])).QuoteId;
        await stack.Api.PostAsync(links[1], "note=Second+thoughts");
        await stack.Api.PostAsync((await stack.Warehouse.AcceptLinkAsync(quote))!);

        var table = (await PageAsync("history", ("history-filter-quote", quote))).Section("history-table");

        Assert.Equal(["Accepted", "In review", "Generated"], DashboardPage.All(table, "<bdi>(Generated|In review|Accepted)</bdi>"));
        Assert.Contains("Second thoughts", table, StringComparison.Ordinal);
        Assert.Contains("+$250.25", DashboardPage.All(table, "<td class=\"number \"><bdi>([^<]*)</bdi>"));
        var none = await PageAsync("history", ("history-filter-quote", "nowhere"));
        Assert.Contains("Nothing matches", none.Section("history-table"), StringComparison.Ordinal);
    }

    /// <summary>The template for QuickSight has the same outline.</summary>
    [Fact]
    public async Task Each_sheet_has_the_models_controls_visuals_columns_and_colors()
    {
        var row = new SourceRow();
        var links = await stack.Warehouse.GenerateLinksAsync(row, row with { Cost = 7m });
        var quote = (await stack.Api.PostAsync(links[0])).QuoteId;
        await stack.Api.PostAsync(links[1]);
        var model = DashboardModel.Of(QuoteDefinition.Embedded);
        List<string> shown = [];
        var tabs = DashboardPage.All((await PageAsync("rows")).Answer.Body, "<nav class=\"tabs\"(.*?)</nav>").Single();
        foreach (var tab in DashboardPage.All(tabs, "sheet=([a-z]+)&"))
        {
            var page = await PageAsync(tab);
            var body = page.Answer.Body;
            shown.AddRange(Outline.Of(
                DashboardPage.All(body, "aria-current=\"page\">([^<]*)</a>").Single(),
                DashboardPage.All(body, "<label for=\"[a-z]+-filter-[^\"]*\">([^<]*)<"),
                DashboardPage.All(body, "<h2 id=\"[a-z]+-[a-z-]+-title\">([^<]*)</h2>"),
                DashboardPage.All(page.Section($"{tab}-table"), "<th scope=\"col\"[^>]*>([^<]*)</th>")));
        }

        Assert.Equal(Outline.Of(model), shown);

        var history = (await PageAsync("history", ("history-filter-quote", quote))).Section("history-table");
        Assert.Equal(["paint paint-1B6B3C-DFF4E6", ""], DashboardPage.All(history, "<tr class=\"([^\"]*)\">"));
        Assert.Equal([" paint paint-865300-FDF0D8"], DashboardPage.All(history, "<td class=\"([^\"]*)\"><bdi>In review</bdi>"));
        Assert.Equal([" paint paint-2C5D9E-E3EDFA"], DashboardPage.All(history, "<td class=\"([^\"]*)\"><bdi>Generated</bdi>"));
        var css = (await new TestApi(stack.Demo.Dashboard).GetAsync("/dashboard.css")).Body;
        Assert.Contains(
            ".paint-1B6B3C-DFF4E6 { --paint-text: #1B6B3C; --paint-back: #DFF4E6; --paint-bar: #2E9257; }", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_activity_shows_each_step_of_a_click_and_no_digest()
    {
        var before = (await FeedAsync(0)).GetProperty("lastId").GetInt64();
        var link = await stack.Warehouse.GenerateLinkAsync(new SourceRow());
        await stack.Api.PostAsync(link);

        var feed = await FeedAsync(before);

        var steps = feed.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("step").GetString()).ToArray();
        Assert.All(["View read", "Digests signed", "Lock", "Procedure", "Write-back answered"], step => Assert.Contains(step, steps));
        Assert.True(feed.GetProperty("lastWrite").GetInt64() > before);
        Assert.DoesNotContain(TestLink.Parse(link)["digest"], feed.GetRawText(), StringComparison.Ordinal);
        var ids = feed.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetInt64()).ToArray();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.All(ids, id => Assert.True(id > before));
    }

    private Task<DashboardPage> PageAsync(string sheet, params (string Name, string Value)[] query) =>
        DashboardPage.GetAsync(stack, "/" + Query([("sheet", sheet), .. query]));

    private async Task<System.Text.Json.JsonElement> FeedAsync(long since) =>
        (await new TestApi(stack.Demo.Dashboard).GetAsync(string.Create(CultureInfo.InvariantCulture, $"/activity?since={since}"))).Json;

    private static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
}
