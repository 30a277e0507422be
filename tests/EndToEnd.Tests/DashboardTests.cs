using System.Globalization;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>What the local dashboard shows, and that it shows what ran.</summary>
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
        Assert.Equal(
            2,
            DashboardPage.All(
                (await PageAsync(("customer", row.Customer), ("state", "TX"))).Section("rows"), "class=\"(generate)\"").Count);
    }

    [Fact]
    public async Task A_hostile_row_is_shown_as_text_and_no_page_has_an_inline_script_or_style()
    {
        var hostile = $"</td><script>alert(1)</script>{Guid.NewGuid():N}";
        var row = new SourceRow { Customer = hostile, Duties = "\" onmouseover=\"alert(2) \u202E' <img src=x>" };
        await stack.Api.PostAsync(
            await stack.Warehouse.GenerateLinkAsync(row), $"note={Uri.EscapeDataString("</dd><svg onload=alert(3)>")}");

        var page = await PageAsync(("customer", hostile));

        Assert.Equal(200, (int)page.Answer.Status);
        Assert.All(
            ["rows", "quotes", "timeline"],
            id => Assert.Contains("&lt;/td&gt;&lt;script&gt;alert(1)", page.Section(id), StringComparison.Ordinal));
        Assert.Contains("&lt;svg onload=alert(3)&gt;", page.Section("timeline"), StringComparison.Ordinal);
        Assert.Equal([" src=\"/dashboard.js\" defer"], DashboardPage.All(page.Answer.Body, "<script([^>]*)>"));
        Assert.DoesNotMatch("<style|<[a-z][^>]* (style|on[a-z]+)=\"", page.Answer.Body);
        Assert.DoesNotContain("unsafe", page.Answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
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
    public async Task A_negotiation_is_told_from_its_first_step_to_its_last_with_its_costs()
    {
        var row = new SourceRow { Cost = 1000m };
        var links = await stack.Warehouse.GenerateLinksAsync(row, row with { Cost = 1250.25m });
        var quote = (await stack.Api.PostAsync(links[0])).QuoteId;
        await stack.Api.PostAsync(links[1], "note=Second+thoughts");
        await stack.Api.PostAsync((await stack.Warehouse.AcceptLinkAsync(quote))!);

        var page = await PageAsync(("quote", quote));
        var timeline = page.Section("timeline");

        Assert.Equal(["Revision 1", "Revision 2", "Revision 3"], DashboardPage.All(timeline, "<strong>([^<]*)</strong>"));
        Assert.Equal(["generated", "in review", "accepted"], DashboardPage.All(timeline, "class=\"badge\" data-status=\"([^\"]*)\""));
        Assert.Contains("Second thoughts", timeline, StringComparison.Ordinal);
        Assert.Contains("+$250.25", timeline, StringComparison.Ordinal);
        Assert.Contains(
            "revision 1: $1,000.00, revision 2: $1,250.25, revision 3: $1,250.25.", page.Section("charts"), StringComparison.Ordinal);
        Assert.Contains(
            "There is no quote nowhere.", (await PageAsync(("quote", "nowhere"))).Section("timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_counts_each_quote_once_by_its_last_status()
    {
        var row = new SourceRow();
        var links = await stack.Warehouse.GenerateLinksAsync(
            row, row with { Skill = "Roofer", Cost = 2m }, row with { Skill = "Painter", Cost = 3m });
        var quote = (await stack.Api.PostAsync(links[0])).QuoteId;
        await stack.Api.PostAsync(links[1]);
        await stack.Api.PostAsync(links[2]);
        await stack.Api.PostAsync((await stack.Warehouse.AcceptLinkAsync(quote))!);

        var charts = (await PageAsync(("customer", row.Customer))).Section("charts");

        Assert.Contains("<svg role=\"img\"", charts, StringComparison.Ordinal);
        Assert.Contains("At the end: 2 generated, 0 in review, 1 accepted.", charts, StringComparison.Ordinal);
        var status = charts[..charts.IndexOf("</figure>", StringComparison.Ordinal)];
        Assert.Equal(["2", "0", "1"], DashboardPage.All(status, "<td class=\"number\">([0-9]+)</td>").TakeLast(3));
    }

    [Fact]
    public async Task The_activity_tells_of_a_click_from_view_to_procedure_and_of_no_digest()
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

    [Fact]
    public async Task The_link_to_cheat_with_is_genuine_until_it_is_edited_and_looking_records_nothing()
    {
        var row = new SourceRow();
        await stack.Warehouse.GenerateLinkAsync(row);

        var parameters = (await PageAsync(("customer", row.Customer))).CheatParameters();

        var genuine = await VerifyAsync(parameters);
        var edited = await VerifyAsync(
            [.. parameters.Select(parameter => parameter.Name == "cost" ? (parameter.Name, "1.00") : parameter)]);
        Assert.Equal((200, 403), (genuine, edited));
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    private Task<DashboardPage> PageAsync(params (string Name, string Value)[] query) => DashboardPage.GetAsync(stack, "/" + Query(query));

    private async Task<System.Text.Json.JsonElement> FeedAsync(long since) =>
        (await new TestApi(stack.Demo.Dashboard).GetAsync(string.Create(CultureInfo.InvariantCulture, $"/activity?since={since}"))).Json;

    private async Task<int> VerifyAsync(IReadOnlyList<(string Name, string Value)> parameters) =>
        (int)(await stack.Api.SendAsync(
            HttpMethod.Get, Query(parameters), null, ("Accept", "application/json"), ("Purpose", "prefetch"))).Status;

    private static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        "?" + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
}
