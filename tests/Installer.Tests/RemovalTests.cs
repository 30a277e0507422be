namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deletions: everything of ours goes but the history and the dashboards' role.</summary>
public sealed class RemovalTests(Stack stack)
{
    private readonly Catalog _catalog = new(stack);

    [Fact]
    public async Task A_deletion_leaves_the_history_the_source_and_the_role_and_nothing_else()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await HistoryRow.AddAsync(stack, deployment.Schema);

        await deployment.DeleteAsync();

        Assert.Equal(["billing_input_tbl", "tbquote"], await _catalog.RelationsAsync(deployment.Schema));
        Assert.Empty(await _catalog.FunctionsAsync(deployment.Schema));
        Assert.Equal(1, await stack.CountAsync($"{deployment.Schema}.tbquote"));
        Assert.Equal(1, await stack.CountAsync($"svv_roles WHERE role_name = '{deployment.Properties.DashboardRole}'"));
        Assert.Contains(
            "permission denied for schema",
            (await stack.TryAsync(deployment.Properties.ApplicationUser, $"SELECT * FROM {deployment.Schema}.tbquote")).Failure?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_deletion_succeeds_and_so_does_one_of_what_was_never_installed()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.DeleteAsync();

        await deployment.DeleteAsync();
        await new Deployment(stack).DeleteAsync();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(36)]
    [InlineData(42)]
    public async Task A_deletion_cleans_up_after_an_installation_that_went_only_so_far(int seconds)
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        Assert.False(await deployment.IsCompleteAsync(request, seconds));

        var delete = deployment.Event("Delete", deployment.PhysicalId);
        Assert.True(await deployment.IsCompleteAsync(delete, seconds: 1000));

        Assert.Empty((await _catalog.RelationsAsync(deployment.Schema)).Except(["billing_input_tbl", "tbquote"]));
        Assert.Empty(await _catalog.FunctionsAsync(deployment.Schema));
    }

    [Fact]
    public async Task A_new_installation_after_a_deletion_finds_the_quotes()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var clicks = new Clicks(stack, deployment);
        var links = await clicks.LinksAsync();
        Assert.Contains("\"replayed\":false", (await clicks.PostAsync(links[0])).Body!, StringComparison.Ordinal);
        await deployment.DeleteAsync();
        Assert.Equal(503, (await clicks.PostAsync(links[1])).StatusCode);

        await deployment.CreateAsync();

        Assert.Equal([[true]], await stack.QueryAsync($"SELECT is_latest FROM {deployment.Schema}.quote_history_vw"));
        Assert.Contains("\"replayed\":true", (await clicks.PostAsync(links[0])).Body!, StringComparison.Ordinal);
        Assert.Equal(200, (await clicks.PostAsync(links[1])).StatusCode);
    }
}
