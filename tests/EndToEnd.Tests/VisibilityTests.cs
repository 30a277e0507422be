using WriteBackLambdas.Demo;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>samples/regional-quotes.json: a viewer sees the rows of their own regions.</summary>
public sealed class VisibilityTests(Stack stack) : IAsyncLifetime
{
    private static readonly string File = Path.Combine(Repository.Root, "samples", "regional-quotes");
    private static readonly QuoteDefinition Sample = QuoteDefinition.Load(System.IO.File.ReadAllBytes($"{File}.json"));
    private static readonly string[] Views = ["quote_gen_vw", "quote_history_vw", "quote_current_vw"];

    private readonly QuoteDefinition _definition = Sample with { Schema = $"s_{Guid.NewGuid():N}" };
    private readonly string _chief = $"chief_{Guid.NewGuid():N}";

    private string Schema => _definition.Schema;

    public async ValueTask InitializeAsync()
    {
        await AdminAsync($"CREATE SCHEMA {Schema}");
        await AdminAsync(
            $"CREATE TABLE {Schema}.regional_requests "
            + "(request_no INTEGER, region VARCHAR(60), customer VARCHAR(80), price DECIMAL(12,2))");
        await AdminAsync(
            $"""
            INSERT INTO {Schema}.regional_requests VALUES
                (1, 'East', 'Acme', 100), (2, 'West', 'Acme', 200), (3, NULL, 'Acme', 300), (4, 'East', 'Bolt', 400),
                (5, 'East and a name of more than twenty bytes', 'Bolt', 500)
            """);
        await stack.Warehouse.InstallAsync(_definition);
        await stack.Warehouse.CreateViewerAsync(_chief);
        await AdminAsync($"INSERT INTO {Schema}.quote_viewers VALUES ('alice', 'East'), ('bob', 'West'), ('{_chief}', '*')");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_viewers_see_their_own_rows_in_all_three_views_and_have_no_link_for_the_others()
    {
        await RecordAllAsync();

        foreach (var view in Views)
        {
            Assert.Equal([["East", "Acme"], ["East", "Bolt"]], await RowsAsync("alice", view));
            Assert.Equal([["West", "Acme"]], await RowsAsync("bob", view));
        }

        Assert.Equal(2, await CountAsync("alice", "quote_current_vw WHERE accept_link LIKE '%viewer=alice%'"));
        Assert.Equal(1, await CountAsync("bob", "quote_current_vw WHERE accept_link LIKE '%viewer=bob%'"));
        Assert.Equal(1, await CountAsync("bob", "quote_gen_vw WHERE quote_link LIKE '%region=West%'"));
    }

    [Fact]
    public async Task The_value_for_all_shows_every_row_even_those_without_a_value_or_with_one_that_is_too_wide()
    {
        await RecordAllAsync();

        Assert.Equal(5, await CountAsync(_chief, "quote_gen_vw"));
        Assert.Equal(4, await CountAsync(_chief, "quote_history_vw"));
        Assert.Equal(1, await CountAsync(_chief, "quote_current_vw WHERE region IS NULL AND accept_link IS NOT NULL"));
    }

    [Fact]
    public async Task A_viewer_without_a_value_sees_nothing_until_one_is_added()
    {
        await AdminAsync($"DELETE FROM {Schema}.quote_viewers WHERE viewer = 'bob'");
        Assert.Equal(0, await CountAsync("bob", "quote_gen_vw"));

        await AdminAsync($"INSERT INTO {Schema}.quote_viewers VALUES ('bob', 'East'), ('bob', 'West'), ('bob', 'West')");

        Assert.Equal(3, await CountAsync("bob", "quote_gen_vw"));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("IAMR:write_back")]
    public async Task No_user_can_read_or_write_the_table_of_viewers(string user)
    {
        foreach (var sql in (string[])
        [
            "SELECT * FROM {0}", "INSERT INTO {0} VALUES ('alice', '*')", "UPDATE {0} SET value = '*'", "DELETE FROM {0}", "LOCK {0}",
        ])
        {
            var result = await stack.Warehouse.TryAsync(
                user, sql.Replace("{0}", $"{Schema}.quote_viewers", StringComparison.Ordinal));
            Assert.Contains("permission denied", result.Failure?.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A definition whose identifying fields changed once can have such a quote.</summary>
    [Fact]
    public async Task The_filter_does_not_change_what_a_revision_is_compared_with()
    {
        await AdminAsync(
            $"""
            INSERT INTO {Schema}.regional_quotes
                (quote_id, revision, status, combination, request_no, region, price, requested_by, issued_at, recorded_at, digest)
            VALUES ('q', 1, 'generated', 'c', 1, 'East', 100, 'x', SYSDATE, '2026-01-01 10:00', 'd'),
                ('q', 2, 'in review', 'c', 1, 'West', 150, 'x', SYSDATE, '2026-01-01 11:00', 'e')
            """);

        const string Columns = "revision, previous_price, price_change, seconds_since_previous, is_latest";
        Assert.Equal([[1L, null, null, null, false]], await QueryAsync("alice", $"SELECT {Columns} FROM {Schema}.quote_history_vw"));
        Assert.Equal([[2L, "100.00", "50.00", 3600L, true]], await QueryAsync("bob", $"SELECT {Columns} FROM {Schema}.quote_history_vw"));
        Assert.Equal(0, await CountAsync("alice", "quote_current_vw"));
        Assert.Equal(1, await CountAsync("bob", "quote_current_vw"));
    }

    [Fact]
    public async Task No_viewer_is_served_anothers_rows_from_the_result_cache()
    {
        await RecordAllAsync();

        foreach (var view in Views)
        {
            var query = $"SELECT region FROM {Schema}.{view}";
            for (var attempt = 0; attempt < 5; attempt++)
            {
                Assert.Equal([["East"], ["East"]], await QueryAsync("alice", query));
                Assert.Equal([["West"]], await QueryAsync("bob", query));
            }
        }
    }

    [Fact]
    public async Task Another_run_of_the_set_up_keeps_the_rows_of_the_table()
    {
        await stack.Warehouse.InstallAsync(_definition);

        Assert.Equal(1, await CountAsync("bob", "quote_gen_vw"));
        Assert.Equal(3, (await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, $"SELECT * FROM {Schema}.quote_viewers")).Count);
    }

    [Fact]
    public async Task The_demo_shows_the_samples_regions_to_alice_and_bob_in_turn()
    {
        await using var demo = await DemoStack.StartAsync(
            Stack.Options with
            {
                Definitions = [Sample],
                Rows = new Dictionary<string, SourceRows> { [Sample.Name] = SourceRows.Read($"{File}.csv", Sample) },
            },
            TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = demo.Dashboard };

        var alice = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var bob = await client.GetStringAsync(new Uri("/?viewer=bob", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("Harbor", alice, StringComparison.Ordinal);
        Assert.Contains("Northern Lights Mining", bob, StringComparison.Ordinal);
        Assert.DoesNotContain("Northern Lights Mining", alice, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbor", bob, StringComparison.Ordinal);
        Assert.DoesNotContain("Big Sky Hospital", alice + bob, StringComparison.Ordinal);
    }

    /// <summary>Alice and bob use all links that they have, and the chief uses that of the row without a region.</summary>
    private async Task RecordAllAsync()
    {
        var function = new FunctionClient(stack.Demo, definition: _definition);
        foreach (var (viewer, rows) in (IEnumerable<(string, string)>)[("alice", "TRUE"), ("bob", "TRUE"), (_chief, "region IS NULL")])
        {
            foreach (var row in await QueryAsync(viewer, $"SELECT quote_link FROM {Schema}.quote_gen_vw WHERE {rows}"))
            {
                Assert.Equal(200, (await function.PostAsync((string)row[0]!)).StatusCode);
            }
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(string viewer, string view) =>
        await QueryAsync(viewer, $"SELECT region, customer FROM {Schema}.{view} ORDER BY 1, 2");

    private async Task<int> CountAsync(string viewer, string relation) =>
        (await QueryAsync(viewer, $"SELECT 1 FROM {Schema}.{relation}")).Count;

    private Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(string viewer, string sql) => stack.Warehouse.QueryAsync(viewer, sql);

    private async Task AdminAsync(string sql) => await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, sql);
}
