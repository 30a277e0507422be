namespace WriteBackLambdas.Installer.Tests;

/// <summary>What a deletion leaves when something else still needs it, or an earlier deployment made it.</summary>
public sealed class ReplacementTests(Stack stack)
{
    private readonly Catalog _catalog = new(stack);

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
        Assert.Equal(["billing_input_tbl", "tbquote"], await _catalog.RelationsAsync(old));
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
    public async Task A_deletion_leaves_the_procedures_of_an_earlier_definition_and_the_user_who_may_call_them_but_not_see_the_schema()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await stack.QueryAsync($"ALTER TABLE {deployment.Schema}.billing_input_tbl ADD COLUMN region VARCHAR(10)");
        await deployment.UpdateAsync(deployment.Properties with { Definition = Definitions.WithRegion });

        await deployment.DeleteAsync();

        Assert.Equal(["submit_quote/18", "udf_get_digest/11"], await _catalog.FunctionsAsync(deployment.Schema));
        Assert.Contains(
            "permission denied for schema",
            (await stack.TryAsync(deployment.Properties.ApplicationUser, $"SELECT * FROM {deployment.Schema}.tbquote")).Failure?.Message,
            StringComparison.Ordinal);
    }
}
