using WriteBackLambdas.Demo;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deletions: everything is removed except the history, the dashboard role, and what something else may still need.</summary>
public sealed class RemovalTests(Stack stack)
{
    private const string NoAccess = "permission denied for schema";

    [Fact]
    public async Task A_deletion_leaves_only_the_history_the_source_and_the_role()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddQuoteAsync();

        await deployment.DeleteAsync();

        Assert.Equal(["billing_input_tbl", "tbquote"], await deployment.RelationsAsync());
        Assert.Empty(await deployment.FunctionsAsync());
        Assert.Equal(1, await deployment.CountAsync("tbquote"));
        Assert.Equal(1, await stack.CountAsync($"svv_roles WHERE role_name = '{deployment.Properties.DashboardRole}'"));
        await AssertRefusedAsync(deployment.Properties.ApplicationUser, $"{deployment.Schema}.tbquote", NoAccess);
    }

    [Fact]
    public async Task Another_definition_has_an_id_of_its_own_and_its_deletion_leaves_the_default_one()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var (functions, relations) = (await deployment.FunctionsAsync(), await deployment.RelationsAsync());
        var other = new Deployment(stack);
        other.Properties = deployment.Properties with
        {
            DefinitionName = "discounts",
            Definition = deployment.Properties.Definition.Replace("\"tbquote\"", "\"discounts\"", StringComparison.Ordinal),
        };
        await other.CreateAsync();

        Assert.Equal($"local/dev/{deployment.Schema}", deployment.PhysicalId);
        Assert.Equal($"local/dev/{deployment.Schema}/discounts", other.PhysicalId);
        Assert.Superset(functions.ToHashSet(), (await deployment.FunctionsAsync()).ToHashSet());

        // A deletion is about the id, whatever the properties say by then.
        other.Properties = deployment.Properties with { Definition = other.Properties.Definition };
        await other.DeleteAsync();

        Assert.Equal(functions, await deployment.FunctionsAsync());
        Assert.Equal(relations.Append("discounts").Order(), (await deployment.RelationsAsync()).Order());
    }

    [Fact]
    public async Task A_second_deletion_and_the_deletion_of_nothing_succeed()
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
    public async Task A_deletion_cleans_up_after_an_unfinished_installation(int seconds)
    {
        var deployment = new Deployment(stack) { Time = new TickingTime() };
        Assert.False(await deployment.IsCompleteAsync(await deployment.StartAsync("Create"), seconds));

        Assert.True(await deployment.IsCompleteAsync(await deployment.StartAsync("Delete", deployment.PhysicalId), seconds: 1000));

        Assert.Empty((await deployment.RelationsAsync()).Except(["billing_input_tbl", "tbquote"]));
        Assert.Empty(await deployment.FunctionsAsync());
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
        Assert.Equal(500, (await clicks.PostAsync(links[1])).StatusCode);

        await deployment.CreateAsync();

        Assert.Equal([[true]], await stack.QueryAsync($"SELECT is_latest FROM {deployment.Schema}.quote_history_vw"));
        Assert.Contains("\"replayed\":true", (await clicks.PostAsync(links[0])).Body!, StringComparison.Ordinal);
        Assert.Equal(200, (await clicks.PostAsync(links[1])).StatusCode);
    }

    [Fact]
    public async Task A_move_to_another_schema_installs_there_and_then_cleans_up_in_the_old_one()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddQuoteAsync();
        var (old, other) = (deployment.Schema, $"{deployment.Schema}_new");

        await deployment.UpdateAsync(deployment.Properties with { Schema = other });

        Assert.Equal($"local/dev/{other}", deployment.PhysicalId);
        Assert.Equal(36, await deployment.CountAsync("quote_gen_vw"));
        Assert.Equal(1, await stack.CountAsync($"{old}.tbquote"));
        // The user can write in the new schema only.
        var user = deployment.Properties.ApplicationUser;
        await stack.QueryAsync(user, $"LOCK {other}.tbquote_lock");
        await AssertRefusedAsync(user, $"{old}.tbquote", "permission denied");
        deployment.Properties = deployment.Properties with { Schema = old };
        Assert.Equal(["billing_input_tbl", "tbquote"], await deployment.RelationsAsync());
    }

    [Fact]
    public async Task The_id_and_not_the_properties_decides_what_is_deleted()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var (oldId, oldSchema) = (deployment.PhysicalId, deployment.Schema);
        deployment.Properties = deployment.Properties with { Schema = $"{oldSchema}_new" };
        await deployment.CreateAsync();

        await deployment.RunAsync(deployment.Event("Delete", oldId));

        Assert.Equal(36, await deployment.CountAsync("quote_gen_vw"));
        Assert.Equal(0, await stack.CountAsync($"pg_views WHERE schemaname = '{oldSchema}'"));
    }

    [Fact]
    public async Task A_deletion_leaves_the_procedures_of_an_earlier_definition_out_of_the_users_reach()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddRegionAsync();
        await deployment.UpdateAsync(deployment.Properties with { Definition = Deployment.DefinitionWithRegion });

        await deployment.DeleteAsync();

        Assert.Equal(["submit_quote/19", "udf_get_digest/11"], await deployment.FunctionsAsync());
        await AssertRefusedAsync(deployment.Properties.ApplicationUser, $"{deployment.Schema}.tbquote", NoAccess);
    }

    [Fact]
    public async Task A_warehouse_or_database_that_no_longer_exists_has_nothing_to_delete()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { Workgroup = "gone" };
        await deployment.DeleteAsync();
        deployment.Properties = deployment.Properties with { Workgroup = null, Cluster = "gone" };
        await deployment.DeleteAsync();
        deployment.Properties = deployment.Properties with { Cluster = DemoStack.Cluster, Database = "gone" };
        await deployment.DeleteAsync();
    }

    [Fact]
    public async Task A_deletion_that_cannot_connect_fails()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        deployment.Properties = deployment.Properties with { Workgroup = null, Cluster = DemoStack.Cluster, AdminUser = "nobody" };

        var exception = await Assert.ThrowsAsync<WarehouseException>(deployment.DeleteAsync);

        Assert.Equal(
            "Could not drop the current quotes view: FATAL: password authentication failed for user \"nobody\"", exception.Message);
        deployment.Properties = deployment.Properties with { AdminUser = null, AdminSecret = "missing" };
        exception = await Assert.ThrowsAsync<WarehouseException>(deployment.DeleteAsync);
        Assert.Contains("can't find the specified secret", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>CloudFormation makes up an id for a creation that it canceled before the function responded.</summary>
    [Fact]
    public async Task A_canceled_creation_is_deleted_by_its_properties()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();

        await deployment.RunAsync(deployment.Event("Delete", "WriteBack-prod-Installer-1ABCDEFGHIJKL"));

        Assert.Equal(["billing_input_tbl", "tbquote"], await deployment.RelationsAsync());
    }

    private async Task AssertRefusedAsync(string user, string relation, string message)
    {
        var result = await stack.Demo.Database.RunAsync(
            user, [$"SELECT * FROM {relation}"], new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        Assert.Contains(message, result.Failure?.Message, StringComparison.Ordinal);
    }
}
