using System.Net;
using WriteBackLambdas.DataApi;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The default definition and discounts side by side in one warehouse, one API, and one function.</summary>
public sealed class SeveralDefinitionsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ShiftedTime _time = new();
    private DemoStack _demo = null!;

    private TestWarehouse Warehouse => new(_demo);

    private TestApi Api => new(_demo.Api);

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(DefinitionFolder.FileOf(_directory.Path, "quotes"), QuoteDefinition.EmbeddedJson);
        File.Copy(
            Path.Combine(Repository.Root, "samples", "discount-approval.json"), DefinitionFolder.FileOf(_directory.Path, "discounts"));
        _demo = await DemoStack.StartAsync(
            Stack.Options with { Definitions = DefinitionFolder.Load(_directory.Path), Time = _time }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _demo.DisposeAsync();
        await _directory.DisposeAsync();
    }

    [Fact]
    public async Task Each_definition_records_in_its_own_history_and_a_link_is_good_at_its_own_path_only()
    {
        var (quote, discount) = (await LinkAsync("quote_gen_vw"), await LinkAsync("discounts_quote_gen_vw"));
        Assert.StartsWith($"{_demo.Api}?", quote, StringComparison.Ordinal);
        Assert.StartsWith($"{new Uri(_demo.Api, "discounts")}?", discount, StringComparison.Ordinal);

        // The actions of both have the same parameters, so only what is signed tells them apart.
        await ExpectRecordedAsync(quote, "", "generated");
        await ExpectRecordedAsync(discount, "discount=10", "requested");
        var accept = await LinkAsync("quote_current_vw", "accept_link");
        var withdraw = await LinkAsync("discounts_quote_current_vw", "withdraw_link");
        var before = await CountsAsync();
        foreach (var link in new[]
        {
            quote.Replace("/quotes?", "/discounts?", StringComparison.Ordinal),
            discount.Replace("/discounts?", "/quotes?", StringComparison.Ordinal),
            accept.Replace("/quotes?action=accept", "/discounts?action=withdraw", StringComparison.Ordinal),
            withdraw.Replace("/discounts?action=withdraw", "/quotes?action=accept", StringComparison.Ordinal),
        })
        {
            // Keys are fetched again for a forgery, and not too often.
            _time.Advance(SigningKeys.RefreshInterval);
            Assert.Equal(HttpStatusCode.Forbidden, (await Api.PostAsync(link, "")).Status);
        }

        Assert.Equal((1L, 1L), before);
        Assert.Equal(before, await CountsAsync());
        await ExpectRecordedAsync(accept, "", "accepted");
        await ExpectRecordedAsync(withdraw, "", "withdrawn");
        Assert.Equal((2L, 2L), await CountsAsync());
    }

    [Fact]
    public async Task The_removal_of_another_definition_leaves_the_default_one()
    {
        var discounts = DefinitionFolder.Load(_directory.Path).Single(definition => !definition.IsDefault);
        await ExpectRecordedAsync(await LinkAsync("discounts_quote_gen_vw"), "discount=10", "requested");

        await RunAsync(ScriptOf(discounts).Removal);

        var left = await Warehouse.QueryAsync(
            RedshiftDatabase.Admin, "SELECT COUNT(*) FROM pg_proc WHERE proname LIKE 'discounts%'");
        Assert.Equal(0L, left[0][0]);
        Assert.Equal((0L, 1L), await CountsAsync());
        await ExpectRecordedAsync(await LinkAsync("quote_gen_vw"), "", "generated");
        await RunAsync(ScriptOf(discounts).Statements);
        Assert.Equal((1L, 1L), await CountsAsync());
        Assert.NotNull(await LinkAsync("discounts_quote_current_vw", "withdraw_link"));
    }

    [Fact]
    public async Task Each_definition_has_its_dashboard_and_the_switch_leads_to_the_other()
    {
        using var client = new HttpClient();
        Task<string> PageAsync(string path) =>
            client.GetStringAsync(new Uri(_demo.Dashboard, path), TestContext.Current.CancellationToken);
        var (quotes, discounts) = (await PageAsync("/?sheet=quotes"), await PageAsync("/discounts?viewer=bob"));

        Assert.Contains("<a href=\"/discounts?sheet=quotes&amp;viewer=alice\">discounts</a>", quotes, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/?sheet=rows&amp;viewer=bob\">quotes</a>", discounts, StringComparison.Ordinal);
        Assert.Contains("/prod/discounts?action=generate&amp;viewer=bob&amp;", discounts, StringComparison.Ordinal);
        Assert.DoesNotContain("/prod/quotes?", discounts, StringComparison.Ordinal);
    }

    private async Task ExpectRecordedAsync(string link, string form, string status)
    {
        var answer = await Api.PostAsync(link, form);
        Assert.Equal((HttpStatusCode.OK, status), (answer.Status, answer.QuoteStatus));
    }

    private async Task<string> LinkAsync(string view, string column = WarehouseNames.QuoteLink) => (string)(await Warehouse.QueryAsync(
        TestWarehouse.Viewer, $"SELECT {column} FROM public.{view} LIMIT 1"))[0][0]!;

    private async Task<(long Quotes, long Discounts)> CountsAsync()
    {
        async Task<long> CountAsync(string table) =>
            (long)(await Warehouse.QueryAsync(RedshiftDatabase.Admin, $"SELECT COUNT(*) FROM public.{table}"))[0][0]!;
        return (await CountAsync("tbquote"), await CountAsync("discount_history"));
    }

    private WarehouseScript ScriptOf(QuoteDefinition definition)
    {
        var names = new WarehouseParameters(
            _demo.Api.ToString(), "default", DigestFunction.Function.Name, "quote_dashboard", "IAMR:write_back");
        return new WarehouseScript(definition, names.Of(definition));
    }

    private async Task RunAsync(IReadOnlyList<WarehouseStatement> statements)
    {
        using var client = _demo.CreateDataClient();
        var connection = new WarehouseConnection { Workgroup = DemoStack.Workgroup, Database = RedshiftDatabase.Name };
        await new WarehouseInstaller(client, connection, TimeProvider.System).InstallAsync(statements, CancellationToken.None);
    }
}
