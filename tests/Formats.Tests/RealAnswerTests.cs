using System.Web;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Aws;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>What the running demo answers, for each outcome, is what the API's description says.</summary>
public sealed class RealAnswerTests : IAsyncLifetime
{
    private static readonly string Approval = Path.Combine(Repository.Root, "samples", "discount-approval.json");

    private static readonly QuoteDefinition Definition = QuoteDefinition.Load(File.ReadAllBytes(Approval));

    private readonly List<RealAnswer> _answers = [];
    private DemoStack _demo = null!;

    private TestWarehouse Warehouse => new(_demo);

    public async ValueTask InitializeAsync() => _demo = await DemoStack.StartAsync(
        Stack.Options with { Definitions = [Definition], SigningKey = SampleEvents.Key }, CancellationToken.None);

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    [Fact]
    public async Task Every_answer_fits_the_document()
    {
        var rows = await Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT quote_link FROM public.quote_gen_vw LIMIT 1");
        var link = (string)rows[0][0]!;

        await GetAsync("form", link);
        await PostAsync("inputs", link);
        await PostAsync("recorded", link, "discount=5");
        await PostAsync("replayed", link, "discount=5");
        await PostAsync("malformed", link.Replace("issued=2", "issued=x", StringComparison.Ordinal));
        await GetAsync("malformed", link.Replace("viewer=", "reader=", StringComparison.Ordinal));
        await PostAsync("cross-site", link, "discount=5", ("Sec-Fetch-Site", "cross-site"));
        var quote = (string)(await Warehouse.QueryAsync(TestWarehouse.Viewer, "SELECT quote_id FROM public.quote_current_vw"))[0][0]!;
        await PostAsync("excluded", Sign("approve", TestWarehouse.Viewer, DateTimeOffset.UtcNow, quote, "1"));
        await PostAsync("recorded", Sign("approve", "bob", DateTimeOffset.UtcNow, quote, "1"), "reason=Volume");
        await PostAsync("conflict", Sign("reject", "carol", DateTimeOffset.UtcNow, quote, "1"));
        await PostAsync("expired", Sign("reject", "carol", DateTimeOffset.UtcNow.AddDays(-1), quote, "1"));
        await AddForgedAsync(link);
        await AddFaultsAsync(link);
        await AddGatewayAsync(link);

        var document = await OpenApiCommand.PrintAsync("--definition", Approval);
        var links = new[] { link, Sign("withdraw", "bob", DateTimeOffset.UtcNow, quote, "1") }.Select(Parameters);
        Assert.Equal("", await OpenApiCommand.ValidateAsync(document, links, _answers));
        Assert.All(_answers, answer => Assert.Contains(
            answer.Status >= 400 ? $":{answer.Name}\"" : answer.Name is "recorded" or "replayed" ? "\"recordedAt\"" : "\"recorded\":false",
            answer.Body,
            StringComparison.Ordinal));
    }

    /// <summary>The keys are fetched for the first one, again for the second, and so soon not for the third.</summary>
    private async Task AddForgedAsync(string link)
    {
        var forged = link.Replace("viewer=alice", "viewer=mallory", StringComparison.Ordinal);
        var function = new FunctionClient(_demo, definition: Definition);
        foreach (var name in new[] { "forged", "forged", "unverified" })
        {
            _answers.Add(RealAnswer.Of(name, "POST", await function.PostAsync(forged)));
        }
    }

    private async Task AddFaultsAsync(string link)
    {
        var lockTable = WarehouseNames.LockOf(Definition.History);
        var holder = Warehouse.TryAsync(RedshiftDatabase.Admin, $"LOCK public.{lockTable}", "SELECT pg_sleep(4)");
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        var hurried = new FunctionClient(_demo, definition: Definition) { TimeLeft = TimeSpan.FromSeconds(3) };
        _answers.Add(RealAnswer.Of("unconfirmed", "POST", await hurried.PostAsync(link, "discount=5")));
        await holder;

        using var outage = new Outage();
        using var warehouse = _demo.CreateDataClient(DemoStack.WriteBackAccessKey, outage);
        var cutOff = new FunctionClient(_demo, definition: Definition, warehouse: warehouse);
        _answers.Add(RealAnswer.Of("unavailable", "POST", await cutOff.PostAsync(link, "discount=5")));

        await Warehouse.QueryAsync(RedshiftDatabase.Admin, $"ALTER TABLE public.{Definition.History} RENAME TO elsewhere");
        await PostAsync("failed", link, "discount=5");
        await Warehouse.QueryAsync(RedshiftDatabase.Admin, $"ALTER TABLE public.elsewhere RENAME TO {Definition.History}");
    }

    private async Task AddGatewayAsync(string link)
    {
        foreach (var (name, refusal) in new[] { ("blocked", GatewayRefusal.Blocked), ("throttled", GatewayRefusal.Throttled) })
        {
            _demo.Gateway.Guard = _ => refusal;
            await GetAsync(name, link);
            await PostAsync(name, link, "discount=5");
        }

        _demo.Gateway.Guard = _ => null;
    }

    private async Task GetAsync(string name, string link) => _answers.Add(RealAnswer.Of(
        name, "GET", await new TestApi(_demo.Api).SendAsync(HttpMethod.Get, link, null, ("Accept", "application/json"))));

    private async Task PostAsync(string name, string link, string? form = null, params (string Name, string Value)[] headers) =>
        _answers.Add(RealAnswer.Of(name, "POST", await new TestApi(_demo.Api).PostAsync(link, form, headers)));

    private string Sign(string action, string viewer, DateTimeOffset issued, params string?[] values)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var link = new QuoteLink(action, viewer, new IssueTime(issued), values);
        return _demo.Api + link.ToQuery(Definition, new Digester(key).Compute(link.ToMessage(Definition)));
    }

    private static Dictionary<string, string> Parameters(string link)
    {
        var query = HttpUtility.ParseQueryString(new Uri(link).Query);
        return query.AllKeys.ToDictionary(name => name!, name => query[name]!);
    }
}
