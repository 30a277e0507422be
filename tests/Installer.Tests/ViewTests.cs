using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The views are replaced in one transaction, or not at all.</summary>
public sealed class ViewTests(Stack stack)
{
    [Fact]
    public async Task A_wrong_source_column_fails_the_deployment_by_name_and_the_good_views_stay()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddQuoteAsync();
        var clicks = new Clicks(stack, deployment);
        Assert.Equal(36, (await clicks.LinksAsync()).Count);
        var good = deployment.Properties;

        var exception = await Assert.ThrowsAsync<WarehouseException>(
            () => deployment.UpdateAsync(good with { Definition = Deployment.DefinitionWithRegion }));

        Assert.Equal("Could not check the source's columns: ERROR: column r.region does not exist", exception.Message);
        var links = await stack.QueryAsync(clicks.Viewer, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw");
        Assert.Equal(200, (await clicks.PostAsync((string)links[0][0]!)).StatusCode);
        Assert.Equal(
            2L, (await stack.QueryAsync(clicks.Viewer, $"SELECT COUNT(*) FROM {deployment.Schema}.quote_current_vw"))[0][0]);

        await deployment.AddRegionAsync();
        await deployment.UpdateAsync(deployment.Properties);
        Assert.Equal(36, await deployment.CountAsync("quote_gen_vw WHERE region IS NULL"));
    }

    [Fact]
    public async Task A_view_that_cannot_be_made_leaves_the_good_views()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await stack.QueryAsync($"ALTER TABLE {deployment.Schema}.billing_input_tbl ADD COLUMN region BOOLEAN");
        // There is no cast from BOOLEAN to DATE.
        var definition = Deployment.DefinitionWithRegion.Replace("varchar(10)", "date", StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<WarehouseException>(
            () => deployment.UpdateAsync(deployment.Properties with { Definition = definition }));

        Assert.Equal("Could not create the rows view: ERROR: cannot cast type boolean to date", exception.Message);
        Assert.Equal(36, (await new Clicks(stack, deployment).LinksAsync()).Count);
        Assert.Equal(0, await deployment.CountAsync("quote_current_vw"));
    }

    /// <summary>Redshift looks up the columns of a view with late binding when the view is read, here by the last statements.</summary>
    [Fact]
    public async Task Every_view_is_checked_before_the_new_ones_take_the_place_of_the_old_ones()
    {
        var deployment = new Deployment(stack);
        var mark = stack.Mark();
        await deployment.CreateAsync();

        string[] batch =
            [.. deployment.Script.Statements.Where(statement => statement.Batch is not null).Select(statement => statement.Sql)];
        Assert.Equal(batch, deployment.Executed(mark).Select(activity => activity.Subject).TakeLast(batch.Length));
        Assert.Equal(
            ["quote_gen_vw", "quote_history_vw", "quote_current_vw"],
            batch[^3..].Select(sql => sql.Split("SELECT * FROM ")[1].Split('.')[1].TrimEnd(';').Split(' ')[0]));

        var wrong = new WarehouseStatement("check the rows view", $"EXPLAIN SELECT nothing FROM {deployment.Schema}.quote_gen_vw");
        var drop = new WarehouseStatement("drop the current quotes view", $"DROP VIEW {deployment.Schema}.quote_current_vw");
        var installer = new WarehouseInstaller(
            deployment.Client, new DataApi.WarehouseConnection { Workgroup = "local", Database = "dev" }, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<WarehouseException>(() => installer.InstallAsync(
            [drop with { Batch = "replace the views" }, wrong with { Batch = "replace the views" }], CancellationToken.None));

        Assert.Equal("Could not check the rows view: ERROR: column \"nothing\" does not exist", exception.Message);
        Assert.Equal(0, await deployment.CountAsync("quote_current_vw"));
    }

    [Fact]
    public async Task A_dashboard_that_reads_during_a_deployment_sees_no_error()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var clicks = new Clicks(stack, deployment);
        await clicks.LinksAsync();
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(async _ =>
        {
            var reads = 0;
            for (; !end.IsCancellationRequested; reads++)
            {
                // Fails the test if the query fails.
                var rows = await stack.QueryAsync(clicks.Viewer, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw");
                Assert.All(rows, row => Assert.NotNull(row[0]));
                await stack.QueryAsync(clicks.Viewer, $"SELECT accept_link FROM {deployment.Schema}.quote_current_vw");
            }

            return reads;
        }).ToArray();

        for (var i = 0; i < 3; i++)
        {
            await deployment.UpdateAsync(deployment.Properties with { ApiAddress = $"https://example.com/{i}" });
        }

        await end.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 3, $"{reads} reads"));
    }
}
