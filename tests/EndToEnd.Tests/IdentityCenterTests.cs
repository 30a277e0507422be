using System.Net;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Readers whom IAM Identity Center names: each has links of their own, and the history says who.</summary>
public sealed class IdentityCenterTests(Stack stack) : IAsyncLifetime
{
    private const string Alice = "AWSIDC:alice@example.com";
    private const string Bob = "AWSIDC:bob.o'neill+sales@example.com";

    private static readonly QuoteDefinition Sample = QuoteDefinition.Load(
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "discount-approval.json")));

    private readonly QuoteDefinition _definition = Sample with
    {
        Schema = $"s_{Guid.NewGuid():N}",
        VisibleBy = new VisibleBy(Sample.Fields[0], "quote_viewers"),
    };

    private string Schema => _definition.Schema;

    public async ValueTask InitializeAsync()
    {
        var people = stack.Demo.Database.IdentityCenter;
        people.Put("alice@example.com", "sales");
        people.Put("bob.o'neill+sales@example.com", "managers", "sales");
        people.Put("carol@example.com", "hr");
        await AdminAsync($"CREATE SCHEMA {Schema}");
        await AdminAsync($"CREATE TABLE {Schema}.open_orders (order_no INTEGER, customer VARCHAR(80), amount DECIMAL(12,2))");
        await AdminAsync($"INSERT INTO {Schema}.open_orders VALUES (1, 'Acme', 1200), (2, 'Bolt', 300)");
        await stack.Warehouse.InstallAsync(_definition, "AWSIDC:sales");
        await AdminAsync(
            $"INSERT INTO {Schema}.quote_viewers VALUES ('{Alice}', '1'), ('{Bob.Replace("'", "''", StringComparison.Ordinal)}', '*')");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_people_of_a_group_request_and_approve_and_the_history_says_who()
    {
        var requested = await new FunctionClient(stack.Demo, definition: _definition)
            .PostAsync(await LinkAsync(Alice, "quote_link", "quote_gen_vw"), "discount=12.5");
        Assert.Equal(200, requested.StatusCode);
        Assert.Equal([[null]], await QueryAsync(Alice, $"SELECT approve_link FROM {Schema}.quote_current_vw"));
        var approve = await LinkAsync(Bob, "approve_link", "quote_current_vw");

        var page = await new FunctionClient(stack.Demo, definition: _definition).SendAsync("POST", approve, "", ("Accept", "text/html"));

        Assert.Equal(200, page.StatusCode);
        Assert.Contains($"<bdi>{Bob}</bdi>", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.Equal(
            [["requested", Alice], ["approved", Bob]],
            await QueryAsync(Bob, $"SELECT status, requested_by FROM {Schema}.quote_history_vw ORDER BY revision"));
    }

    [Fact]
    public async Task Each_person_sees_their_own_rows_with_links_of_their_own()
    {
        foreach (var person in (string[])[Alice, Bob])
        {
            var links = await QueryAsync(person, $"SELECT quote_link FROM {Schema}.quote_gen_vw");
            Assert.All(links, link => Assert.Equal(person, TestLink.Parse((string)link[0]!)["viewer"]));
        }

        Assert.Equal([[1L]], await QueryAsync(Alice, $"SELECT order_no FROM {Schema}.quote_gen_vw"));
        Assert.Equal([[1L], [2L]], await QueryAsync(Bob, $"SELECT order_no FROM {Schema}.quote_gen_vw ORDER BY 1"));
    }

    [Fact]
    public async Task Who_is_in_no_group_of_the_dashboards_reads_nothing()
    {
        var result = await stack.Warehouse.TryAsync("AWSIDC:carol@example.com", $"SELECT * FROM {Schema}.quote_gen_vw");
        Assert.Contains("permission denied", result.Failure?.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RedshiftException>(() => stack.Warehouse.TryAsync("AWSIDC:dave@example.com", "SELECT 1"));
    }

    [Fact]
    public async Task Who_leaves_the_group_reads_nothing_from_the_next_connection_on()
    {
        var people = stack.Demo.Database.IdentityCenter;
        people.Put("erin@example.com", "sales");
        Assert.Empty(await QueryAsync("AWSIDC:erin@example.com", $"SELECT * FROM {Schema}.quote_gen_vw"));

        people.Put("erin@example.com");

        var result = await stack.Warehouse.TryAsync("AWSIDC:erin@example.com", $"SELECT * FROM {Schema}.quote_gen_vw");
        Assert.Contains("permission denied", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "the dashboard’s shared user", "AWSIDC:alice")]
    [InlineData(false, "<bdi>AWSIDC:alice@example.com</bdi>", "shared user")]
    public async Task The_page_names_a_person_only_if_the_readers_do_not_share_a_user(bool isShared, string has, string hasNot)
    {
        var settings = new WriteBackSettings
        {
            Connection = new DataApi.WarehouseConnection { Database = RedshiftDatabase.Name, Workgroup = Demo.DemoStack.Workgroup },
            WriteMode = WriteMode.Confirm,
            SharedViewer = isShared,
        };
        var page = await new FunctionClient(stack.Demo, definition: _definition, settings: settings)
            .GetAsync(await LinkAsync(Alice, "quote_link", "quote_gen_vw"), ("Accept", "text/html"));

        Assert.Equal(200, page.StatusCode);
        Assert.Contains(has, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(hasNot, page.Body, StringComparison.Ordinal);
    }

    private async Task<string> LinkAsync(string person, string column, string view) =>
        (string)(await QueryAsync(person, $"SELECT {column} FROM {Schema}.{view} LIMIT 1"))[0][0]!;

    private Task<IReadOnlyList<IReadOnlyList<object?>>> QueryAsync(string user, string sql) => stack.Warehouse.QueryAsync(user, sql);

    private async Task AdminAsync(string sql) => await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, sql);
}
