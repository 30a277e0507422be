using WriteBackLambdas.Local;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deletions: everything of ours goes but the history and the dashboards' role.</summary>
public sealed class RemovalTests(Stack stack)
{
    [Fact]
    public async Task A_deletion_leaves_the_history_the_source_and_the_role_and_nothing_else()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await HistoryRow.AddAsync(stack, deployment.Schema);

        await deployment.DeleteAsync();

        Assert.Equal([["billing_input_tbl"], ["tbquote"]], await RelationsAsync(deployment));
        Assert.Equal(0, await FunctionsAsync(deployment));
        Assert.Equal(1, await stack.CountAsync($"{deployment.Schema}.tbquote"));
        Assert.Equal(1, await stack.CountAsync($"svv_roles WHERE role_name = '{deployment.Properties.DashboardRole}'"));
        Assert.Equal(0, await UsersAsync(deployment));
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

        Assert.All(await RelationsAsync(deployment), relation => Assert.Contains((string)relation[0]!, (string[])["billing_input_tbl", "tbquote"]));
        Assert.Equal((0, 0), (await FunctionsAsync(deployment), await UsersAsync(deployment)));
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

    [Fact]
    public async Task A_deletion_leaves_the_procedures_of_an_earlier_definition_and_the_user_who_may_call_them_but_not_see_the_schema()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await stack.QueryAsync($"ALTER TABLE {deployment.Schema}.billing_input_tbl ADD COLUMN region VARCHAR(10)");
        await deployment.UpdateAsync(deployment.Properties with { Definition = Definitions.WithRegion });

        await deployment.DeleteAsync();

        Assert.Equal(
            [["submit_quote", 18L], ["udf_get_digest", 11L]],
            await stack.QueryAsync(
                $"SELECT proname, pronargs FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = '{deployment.Schema}' ORDER BY proname"));
        Assert.Contains(
            "permission denied for schema",
            (await stack.TryAsync(deployment.Properties.ApplicationUser, $"SELECT * FROM {deployment.Schema}.tbquote")).Failure?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_to_another_schema_installs_there_and_then_cleans_up_here()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await HistoryRow.AddAsync(stack, deployment.Schema);
        var (old, other) = (deployment.Schema, $"{deployment.Schema}_new");

        await deployment.UpdateAsync(deployment.Properties with { Schema = other });

        Assert.Equal($"local/dev/{other}", deployment.PhysicalId);
        Assert.Equal(36, await stack.CountAsync($"{other}.quote_gen_vw"));
        Assert.Equal(1, await stack.CountAsync($"{old}.tbquote"));
        Assert.Equal([["billing_input_tbl"], ["tbquote"]], await RelationsAsync(old));
        // The user writes there now.
        var user = deployment.Properties.ApplicationUser;
        await stack.QueryAsync(user, $"LOCK {other}.tbquote_lock");
        Assert.Contains("permission denied", (await stack.TryAsync(user, $"SELECT * FROM {old}.tbquote")).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_is_what_the_id_names_whatever_the_properties_say()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        var old = deployment.PhysicalId;
        deployment.Properties = deployment.Properties with { Schema = $"{deployment.Schema}_new" };
        await deployment.CreateAsync();

        await deployment.RunAsync(deployment.Event("Delete", old));

        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.quote_gen_vw"));
        Assert.Equal(0, await stack.CountAsync($"pg_views WHERE schemaname = '{old!.Split('/')[2]}'"));
    }

    [Fact]
    public async Task A_user_of_somebodys_own_loses_our_rights_and_stays()
    {
        var deployment = new Deployment(stack);
        var user = $"writer_{Guid.NewGuid():N}";
        await stack.QueryAsync($"CREATE USER {user} PASSWORD DISABLE");
        deployment.Properties = deployment.Properties with { ApplicationUser = user };
        await deployment.CreateAsync();

        await deployment.DeleteAsync();

        Assert.Equal(1, await UsersAsync(deployment));
        Assert.Contains("permission denied for schema", (await stack.TryAsync(user, $"SELECT * FROM {deployment.Schema}.tbquote")).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warehouse_or_database_that_is_gone_has_nothing_to_delete()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { Workgroup = "gone" };
        await deployment.DeleteAsync();
        deployment.Properties = deployment.Properties with { Workgroup = null, Cluster = "gone" };
        await deployment.DeleteAsync();
        deployment.Properties = deployment.Properties with { Cluster = LocalStack.Cluster, Database = "gone" };
        await deployment.DeleteAsync();
    }

    [Fact]
    public async Task A_deletion_that_cannot_connect_does_not_pass_for_a_deletion()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        deployment.Properties = deployment.Properties with { Workgroup = null, Cluster = LocalStack.Cluster, AdminUser = "nobody" };

        var e = await Assert.ThrowsAsync<Warehouse.WarehouseException>(deployment.DeleteAsync);

        Assert.Equal("Could not drop the view of current quotes: FATAL: password authentication failed for user \"nobody\"", e.Message);
        deployment.Properties = deployment.Properties with { AdminUser = null, AdminSecret = "missing" };
        Assert.Contains("can't find the specified secret", (await Assert.ThrowsAsync<Warehouse.WarehouseException>(deployment.DeleteAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_another_resource_is_refused()
    {
        var deployment = new Deployment(stack);
        var delete = deployment.Event("Delete", "something-else");
        await deployment.BeginAsync(delete);

        var e = await Assert.ThrowsAsync<SetUpException>(() => deployment.IsCompleteAsync(delete));

        Assert.Equal("The id \"something-else\" is not of this resource; one as workgroup-or-cluster/database/schema is right.", e.Message);
    }

    private Task<IReadOnlyList<IReadOnlyList<object?>>> RelationsAsync(Deployment deployment) => RelationsAsync(deployment.Schema);

    private Task<IReadOnlyList<IReadOnlyList<object?>>> RelationsAsync(string schema) => stack.QueryAsync(
        $"SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = '{schema}' ORDER BY relname");

    private Task<long> FunctionsAsync(Deployment deployment) =>
        stack.CountAsync($"pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = '{deployment.Schema}'");

    private Task<long> UsersAsync(Deployment deployment) => stack.CountAsync($"pg_user WHERE usename = '{deployment.Properties.ApplicationUser}'");
}
