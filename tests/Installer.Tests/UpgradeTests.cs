using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deployments over what earlier versions installed.</summary>
public sealed class UpgradeTests(Stack stack)
{
    /// <summary>Functions and procedures of the same names and argument types, with other widths, and a lock table without a row.</summary>
    [Fact]
    public async Task What_has_other_widths_is_replaced_and_keeps_its_rights()
    {
        var deployment = new Deployment(stack);
        await InstallOldAsync(deployment, "VARCHAR(64)", "VARCHAR(65535)", "p_digest");

        await deployment.CreateAsync();

        await AssertWorksAsync(deployment);
    }

    /// <summary>PostgreSQL refuses to replace a function with another return type and a procedure with other argument names.</summary>
    [Fact]
    public async Task What_the_warehouse_refuses_to_replace_is_dropped_and_created()
    {
        var deployment = new Deployment(stack);
        await InstallOldAsync(deployment, "TEXT", "TEXT", "p_other");
        var mark = stack.Mark();

        await deployment.CreateAsync();

        Assert.Equal(5, deployment.Executed(mark).Count(activity =>
            activity.Error?.StartsWith("ERROR: cannot change ", StringComparison.Ordinal) == true));
        await AssertWorksAsync(deployment);
    }

    [Fact]
    public async Task A_function_that_cannot_be_created_is_not_dropped()
    {
        var deployment = new Deployment(stack);
        await InstallOldAsync(deployment, "VARCHAR(64)", "VARCHAR(65535)", "p_digest");
        var owner = $"owner_{Guid.NewGuid():N}";
        await stack.QueryAsync($"CREATE USER {owner} PASSWORD DISABLE");
        await stack.QueryAsync($"GRANT ALL ON SCHEMA {deployment.Schema} TO {owner}");
        deployment.Properties = deployment.Properties with { WithSample = "false" };
        var functions = await deployment.FunctionsAsync();
        var encoder = deployment.Script.Statements.Single(statement => statement.Name == "create the URL encoder");
        var installer = new WarehouseInstaller(
            deployment.Client,
            new DataApi.WarehouseConnection { Cluster = Demo.DemoStack.Cluster, Database = "dev", DbUser = owner },
            TimeProvider.System);

        var exception = await Assert.ThrowsAsync<WarehouseException>(() => installer.InstallAsync([encoder], CancellationToken.None));

        Assert.Equal("Could not create the URL encoder: ERROR: must be owner of function f_url_encode", exception.Message);
        Assert.Equal(functions, await deployment.FunctionsAsync());
    }

    [Fact]
    public async Task The_lock_table_has_one_row_after_every_deployment()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        Assert.Equal(1, await deployment.CountAsync("tbquote_lock"));
        await deployment.UpdateAsync(deployment.Properties);
        Assert.Equal(1, await deployment.CountAsync("tbquote_lock"));

        await stack.QueryAsync(deployment.Properties.ApplicationUser, $"DELETE FROM {deployment.Schema}.tbquote_lock");
        var clicks = new Clicks(stack, deployment);
        var link = (await clicks.LinksAsync())[0];
        Assert.Equal(500, (await clicks.PostAsync(link)).StatusCode);

        await deployment.UpdateAsync(deployment.Properties);
        Assert.Equal(1, await deployment.CountAsync("tbquote_lock"));
        Assert.Equal(200, (await clicks.PostAsync(link)).StatusCode);
    }

    private async Task InstallOldAsync(Deployment deployment, string digest, string encoder, string firstArgument)
    {
        const string Result = "p_quote_id INOUT VARCHAR(36), p_revision INOUT INTEGER, p_status INOUT VARCHAR(20), "
            + "p_outcome INOUT VARCHAR(20), p_recorded_at INOUT VARCHAR(30)";
        var schema = deployment.Schema;
        string External(int arguments) =>
            $"CREATE EXTERNAL FUNCTION {schema}.udf_get_digest({string.Join(", ", Enumerable.Repeat("VARCHAR(65535)", arguments))}) "
            + $"RETURNS {digest} STABLE LAMBDA 'redshift_get_digest' IAM_ROLE default MAX_BATCH_ROWS 1000";
        string Procedure(string name, string arguments) =>
            $"CREATE PROCEDURE {schema}.{name}({firstArgument} IN VARCHAR(65535), "
            + string.Concat(arguments.Split(' ').Select(argument => $"{argument} IN VARCHAR(65535), "))
            + $"{Result}) AS $$ BEGIN p_outcome := 'old'; END; $$ LANGUAGE plpgsql SECURITY DEFINER";
        string[] statements =
        [
            $"CREATE SCHEMA {schema}",
            $"CREATE TABLE {schema}.tbquote_lock (nothing INTEGER)",
            $"CREATE FUNCTION {schema}.f_url_encode(VARCHAR(65535)) RETURNS {encoder} IMMUTABLE AS $$ SELECT $1 $$ LANGUAGE sql",
            External(11),
            External(6),
            Procedure("submit_quote", "p_viewer p_issued_at p_write_until p_recorded_by p_combination f_1 f_2 f_3 f_4 f_5 f_6 f_7 f_8"),
            Procedure("act_on_quote", "p_viewer p_issued_at p_write_until p_recorded_by p_action f_1"),
        ];
        foreach (var statement in statements)
        {
            await stack.QueryAsync(statement);
        }
    }

    private async Task AssertWorksAsync(Deployment deployment)
    {
        Assert.Equal(
            ["act_on_quote/12", "f_issue_time/2", "f_url_encode/1", "f_utc/1", "submit_quote/19", "udf_get_digest/11", "udf_get_digest/6"],
            await deployment.FunctionsAsync());
        Assert.Equal(1, await deployment.CountAsync("tbquote_lock"));
        var clicks = new Clicks(stack, deployment);
        var links = await clicks.LinksAsync();
        Assert.Equal(36, links.Count);
        Assert.Equal(200, (await clicks.PostAsync(links[0])).StatusCode);
        var accept = (await stack.QueryAsync(clicks.Viewer, $"SELECT accept_link FROM {deployment.Schema}.quote_current_vw"))[0][0]!;
        Assert.Equal(200, (await clicks.PostAsync((string)accept)).StatusCode);
        var nobody = $"nobody_{Guid.NewGuid():N}";
        await stack.QueryAsync($"CREATE USER {nobody} PASSWORD DISABLE");
        await stack.QueryAsync($"GRANT USAGE ON SCHEMA {deployment.Schema} TO {nobody}");
        var result = await stack.Demo.Database.RunAsync(
            nobody,
            [$"SELECT {deployment.Schema}.udf_get_digest('a', 'b', 'c', 'd', 'e', 'f')"],
            new Dictionary<string, string>(),
            TestContext.Current.CancellationToken);
        Assert.Equal("ERROR: permission denied for function udf_get_digest", result.Failure?.Message);
    }
}
