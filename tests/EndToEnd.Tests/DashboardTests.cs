using System.Globalization;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The dashboard shows the warehouse's rows and the SQL that ran.</summary>
public sealed class DashboardTests(Stack stack)
{
    [Fact]
    public async Task Filters_choose_rows_and_quotes_and_their_values_are_only_text()
    {
        var row = new SourceRow { Customer = $"<b>\"&' OR 1=1 --{Guid.NewGuid():N}", Skill = "Welder", State = "TX" };
        await stack.Warehouse.GenerateLinksAsync(row, row with { Skill = "Roofer", Cost = 2m }, row with { State = "NV", Cost = 3m });

        var page = await PageAsync(("customer", row.Customer), ("skilledtrades", "Welder"));

        Assert.Equal(["1234.50", "3.00"], DashboardPage.All(page.Section("rows"), "[?&]action=generate[^\"]*[&;]cost=([0-9.]+)").Order());
        Assert.Contains("No quote matches these filters.", page.Section("quotes"), StringComparison.Ordinal);
        Assert.Contains(row.Customer, DashboardPage.All(page.Answer.Body, "<option value=\"([^\"]*)\" selected>"));
        Assert.DoesNotContain("<b>\"", page.Answer.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|<[a-z][^>]* (style|on[a-z]+)=\"", page.Answer.Body);
        Assert.DoesNotContain("unsafe", page.Answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(
            2,
            DashboardPage.All(
                (await PageAsync(("customer", row.Customer), ("state", "TX"))).Section("rows"), "class=\"(generate)\"").Count);
    }

    [Fact]
    public async Task The_page_is_as_the_chosen_viewer_sees_it_and_its_addresses_keep_the_viewer()
    {
        var row = new SourceRow();
        var quote = (await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row))).QuoteId;

        var page = await PageAsync(("customer", row.Customer), ("viewer", "bob"));

        Assert.Equal(["bob"], DashboardPage.All(page.Section("rows"), "[?&]action=generate[^\"]*[&;]viewer=([^&]*)"));
        Assert.Equal(["bob"], DashboardPage.All(page.Section("quotes"), "[?&]action=accept[^\"]*[&;]viewer=([^&]*)"));
        var customer = $"customer={Uri.EscapeDataString(row.Customer)}";
        Assert.Equal(
            [$"/?{customer}&viewer=bob&quote={quote}#timeline"],
            DashboardPage.All(page.Section("quotes"), "class=\"quote\" href=\"([^\"]*)\""));
        Assert.Equal([$"/?{customer}"], DashboardPage.All(page.Answer.Body, "See it as <a href=\"([^\"]*)\">alice</a>"));
        Assert.Equal(["bob"], DashboardPage.All(page.Answer.Body, "<input type=\"hidden\" name=\"viewer\" value=\"([^\"]*)\">"));
        Assert.Equal(["/?viewer=bob"], DashboardPage.All(page.Answer.Body, "<a href=\"([^\"]*)\">Clear</a>"));
        Assert.Equal(
            ["alice"],
            DashboardPage.All(
                (await PageAsync(("customer", row.Customer), ("viewer", "admin"))).Section("rows"), "[&;]viewer=([^&]*)"));
    }

    [Fact]
    public async Task The_SQL_below_each_table_is_the_SQL_that_ran()
    {
        var row = new SourceRow();
        await stack.Api.PostAsync(await stack.Warehouse.GenerateLinkAsync(row));

        var page = await PageAsync(("customer", row.Customer));

        var ran = stack.Demo.Activities.Since(0)
            .Where(activity => activity is { Kind: ActivityKind.Statement, User: TestWarehouse.Viewer })
            .Select(activity => activity.Subject)
            .ToArray();
        Assert.Equal(4, page.ShownSql().Count);
        Assert.All(page.ShownSql(), sql => Assert.Contains(sql, ran));
        Assert.Contains(":customer", page.ShownSql()[0], StringComparison.Ordinal);
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

        var page = await PageAsync(("quote", quote));
        var timeline = page.Section("timeline");

        Assert.Equal(["Revision 1", "Revision 2", "Revision 3"], DashboardPage.All(timeline, "<strong>([^<]*)</strong>"));
        Assert.Equal(["Generated", "In review", "Accepted"], DashboardPage.All(timeline, "class=\"badge\"[^>]*>([^<]*)<"));
        Assert.Contains("Second thoughts", timeline, StringComparison.Ordinal);
        Assert.Contains("+$250.25", timeline, StringComparison.Ordinal);
        Assert.Contains(
            "revision 1: $1,000.00, revision 2: $1,250.25, revision 3: $1,250.25.", page.Section("charts"), StringComparison.Ordinal);
        Assert.Contains(
            "There is no quote nowhere.", (await PageAsync(("quote", "nowhere"))).Section("timeline"), StringComparison.Ordinal);
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

    private Task<DashboardPage> PageAsync(params (string Name, string Value)[] query) => DashboardPage.GetAsync(stack, "/" + Query(query));

    private async Task<System.Text.Json.JsonElement> FeedAsync(long since) =>
        (await new TestApi(stack.Demo.Dashboard).GetAsync(string.Create(CultureInfo.InvariantCulture, $"/activity?since={since}"))).Json;

    private static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
}
