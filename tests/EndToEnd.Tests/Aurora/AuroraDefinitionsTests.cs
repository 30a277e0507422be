using System.Net;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests.Aurora;

/// <summary>Definitions side by side whose quotes are recorded in Aurora, one of which hides rows from some viewers.</summary>
public sealed class AuroraDefinitionsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private DemoStack _demo = null!;

    private TestWarehouse Warehouse => new(_demo);

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, sample) in new[] { ("discounts", "discount-approval"), ("regions", "regional-quotes") })
        {
            File.Copy(SampleFile($"{sample}.json"), DefinitionFolder.FileOf(_directory.Path, name));
        }

        await File.WriteAllTextAsync(DefinitionFolder.FileOf(_directory.Path, "quotes"), QuoteDefinition.EmbeddedJson);
        var definitions = DefinitionFolder.Load(_directory.Path);
        var regions = definitions.Single(definition => definition.VisibleBy is not null);
        _demo = await DemoStack.StartAsync(
            Stack.Options with
            {
                Store = QuoteStore.Aurora,
                Definitions = definitions,
                Rows = new Dictionary<string, SourceRows>
                {
                    [regions.Name] = SourceRows.Read(SampleFile("regional-quotes.csv"), regions),
                },
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _demo.DisposeAsync();
        await _directory.DisposeAsync();
    }

    [Fact]
    public async Task Each_definition_records_and_copies_its_own_history()
    {
        await RecordAsync("alice", "quote_gen_vw", "");
        await RecordAsync("alice", "discounts_quote_gen_vw", "discount=10");
        await RecordAsync("bob", "discounts_quote_current_vw", "", "approve_link");
        Assert.Equal((0, 0), await CopiedAsync());

        await CopyAsync("tbquote", "sync_quotes");
        Assert.Equal((1, 0), await CopiedAsync());
        await CopyAsync("discount_history", "discounts_sync_quotes");
        Assert.Equal((1, 2), await CopiedAsync());
        Assert.Equal((1, 2), (await CountAsync("quote_history_vw"), await CountAsync("discounts_quote_history_vw")));
    }

    [Fact]
    public async Task Nobody_sees_a_hidden_row_whether_it_is_copied_or_not()
    {
        await RecordAsync("alice", "regions_quote_gen_vw", "");
        await RecordAsync("bob", "regions_quote_gen_vw", "");
        foreach (var isCopied in (bool[])[false, true])
        {
            if (isCopied)
            {
                await CopyAsync("regional_quotes", "regions_sync_quotes");
            }

            foreach (var viewer in (string[])["alice", "bob"])
            {
                var rows = await Warehouse.QueryAsync(viewer, "SELECT requested_by FROM public.regions_quote_history_vw");
                Assert.Equal([[viewer]], rows);
            }
        }

        foreach (var relation in (string[])["aurora.regional_quotes", "public.regions_quote_uncopied_vw", "public.regions_quote_all_vw"])
        {
            var refusal = await Warehouse.TryAsync("bob", $"SELECT * FROM {relation}");
            Assert.Contains("permission denied", refusal.Failure?.Message, StringComparison.Ordinal);
        }
    }

    private static string SampleFile(string name) => Path.Combine(Repository.Root, "samples", name);

    private async Task RecordAsync(string viewer, string view, string form, string column = WarehouseNames.QuoteLink)
    {
        var link = (string)(await Warehouse.QueryAsync(viewer, $"SELECT {column} FROM public.{view} LIMIT 1"))[0][0]!;
        Assert.Equal(HttpStatusCode.OK, (await new TestApi(_demo.Api).PostAsync(link, form)).Status);
    }

    private async Task CopyAsync(string history, string sync) => Assert.Null(
        (await Warehouse.TryAsync("IAMR:write_back", $"LOCK public.{history}_lock", $"CALL public.{sync}()")).Failure);

    private async Task<(long Quotes, long Discounts)> CopiedAsync() => (await CountAsync("tbquote"), await CountAsync("discount_history"));

    private async Task<long> CountAsync(string relation) =>
        (long)(await Warehouse.QueryAsync(RedshiftDatabase.Admin, $"SELECT COUNT(*) FROM public.{relation}"))[0][0]!;
}
