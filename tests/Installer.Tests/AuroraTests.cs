using System.Text.Json.Nodes;
using Npgsql;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Quotes are recorded in one store, and its history has all of them, whatever a deployment changes.</summary>
public sealed class AuroraTests(AuroraStack stack)
{
    [Fact]
    public async Task A_first_deployment_records_in_Aurora_and_Redshift_shows_it_at_once_and_copies_it()
    {
        var deployment = New("aurora");
        await deployment.CreateAsync();

        Assert.Equal((200, 1), await ClickAsync(deployment));

        Assert.Equal(0, await deployment.CountAsync("tbquote"));
        Assert.Equal(1, await deployment.CountAsync("quote_history_vw"));
        var functions = (await deployment.FunctionsAsync()).Select(name => name.Split('/')[0]);
        Assert.Equal(["sync_quotes"], functions.Intersect(["act_on_quote", "submit_quote", "sync_quotes"]));
        await SyncAsync(deployment);
        Assert.Equal(1, await deployment.CountAsync("tbquote"));
    }

    [Fact]
    public async Task Another_deployment_keeps_the_rows_and_sets_the_passwords_that_have_changed()
    {
        var deployment = New("aurora");
        await deployment.CreateAsync();
        await ClickAsync(deployment);
        var earlier = deployment.Properties;
        string Changed(string secret)
        {
            var login = JsonNode.Parse(stack.Demo.Secrets.TextOf(secret))!;
            login["password"] = "another";
            var name = $"{Guid.NewGuid():N}";
            stack.Demo.Secrets.Create(name, login.ToJsonString());
            return stack.Demo.Secrets.ArnOf(name);
        }

        await deployment.UpdateAsync(earlier with
        {
            AuroraWriterSecret = Changed(earlier.AuroraWriterSecret!), AuroraReaderSecret = Changed(earlier.AuroraReaderSecret!),
        });

        Assert.Equal((200, 2), await ClickAsync(deployment));
        Assert.Equal(2, await deployment.CountAsync("quote_history_vw"));
    }

    [Fact]
    public async Task A_negotiation_goes_on_in_Aurora_and_back_in_Redshift()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        Assert.Equal((200, 1), await ClickAsync(deployment));

        await deployment.UpdateAsync(deployment.WithAurora(store: null));
        Assert.Equal((200, 2), await ClickAsync(deployment));
        Assert.Equal(0, await InAuroraAsync(deployment));

        var inRedshift = deployment.Properties;
        await deployment.UpdateAsync(inRedshift with { Store = "aurora", ApplicationUser = $"{inRedshift.ApplicationUser}_sync" });
        Assert.Equal(2, await InAuroraAsync(deployment));
        Assert.Equal((200, 3), await ClickAsync(deployment));
        Assert.Equal(3, await deployment.CountAsync("quote_history_vw"));
        await IsRefusedInRedshiftAsync(deployment, inRedshift.ApplicationUser);

        await deployment.UpdateAsync(inRedshift);
        Assert.Equal((200, 4), await ClickAsync(deployment));
        Assert.Equal(4, await deployment.CountAsync("tbquote"));
        Assert.Equal(3, await InAuroraAsync(deployment));
        Assert.Equal(0, await RecordersInAuroraAsync(deployment));

        await deployment.UpdateAsync(inRedshift with { Store = "aurora" });
        Assert.Equal((200, 5), await ClickAsync(deployment));
        Assert.Equal(5, await InAuroraAsync(deployment));
        Assert.Equal(1, await deployment.CountAsync("quote_current_vw"));
    }

    [Fact]
    public async Task Every_value_survives_the_move_to_Aurora()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        foreach (var link in await LinksAsync(deployment))
        {
            await new Clicks(stack, deployment).PostAsync(link);
        }

        await deployment.UpdateAsync(deployment.WithAurora(store: null));
        await deployment.UpdateAsync(deployment.WithAurora("aurora"));

        const string Columns =
            "quote_id, revision, status, combination, negotiation, cust, bgc, skilledtrades, shift, state, jobdutydescription, cost, note, "
            + "requested_by, recorded_by, issued_at, recorded_at, digest";
        async Task<IReadOnlyList<IReadOnlyList<object?>>> RowsOf(string schema) =>
            await stack.QueryAsync($"SELECT {Columns} FROM {schema}.tbquote ORDER BY digest");
        var rows = await RowsOf(deployment.Schema);
        Assert.Equal(36, rows.Count);
        Assert.Equal(rows, await RowsOf($"{deployment.Schema}_aurora"));
    }

    [Fact]
    public async Task A_deployment_that_could_not_be_undone_is_refused_and_Redshift_goes_on()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await ClickAsync(deployment);
        var (inRedshift, inAurora) = (deployment.Properties, deployment.WithAurora("aurora"));

        var refusal = await Assert.ThrowsAsync<WarehouseException>(() => deployment.UpdateAsync(inAurora));

        Assert.Equal(
            "Could not find that the last deployment had Aurora: it did not, so this one could not be undone; "
                + "first deploy \"store\": \"redshift\" with the section \"aurora\", and then change \"store\"",
            refusal.Message);
        await deployment.UpdateAsync(inRedshift);
        Assert.Equal((200, 2), await ClickAsync(deployment));
    }

    [Fact]
    public async Task A_deployment_that_would_begin_a_second_history_is_refused_and_Aurora_goes_on()
    {
        var deployment = New("aurora");
        await deployment.CreateAsync();
        await ClickAsync(deployment);
        var inAurora = deployment.Properties;

        foreach (var properties in (InstallerProperties[])
        [
            new Deployment(stack).Properties with { Schema = deployment.Schema, DashboardRole = inAurora.DashboardRole },
            inAurora with { AuroraHost = "localhost" },
        ])
        {
            var refusal = await Assert.ThrowsAsync<WarehouseException>(() => deployment.UpdateAsync(properties));

            Assert.StartsWith(
                "Could not find that no other store has the quotes: they are recorded in an Aurora database that this deployment leaves; ",
                refusal.Message,
                StringComparison.Ordinal);
            await deployment.UpdateAsync(inAurora);
        }

        Assert.Equal((200, 2), await ClickAsync(deployment));
    }

    [Fact]
    public async Task A_deletion_leaves_both_histories_and_Redshifts_has_all()
    {
        var deployment = New("aurora");
        await deployment.CreateAsync();
        await ClickAsync(deployment);

        await deployment.DeleteAsync();

        Assert.Equal(["billing_input_tbl", "tbquote"], await deployment.RelationsAsync());
        Assert.Empty(await deployment.FunctionsAsync());
        Assert.Equal(0, await RecordersInAuroraAsync(deployment));
        Assert.Equal(1, await InAuroraAsync(deployment));
        Assert.Equal(1, await deployment.CountAsync("tbquote"));
        Assert.Equal(0, await stack.CountAsync($"pg_namespace WHERE nspname = '{deployment.Schema}_aurora'"));
        await deployment.DeleteAsync();
    }

    [Fact]
    public async Task A_deletion_that_finds_no_cluster_removes_what_is_in_Redshift()
    {
        var deployment = New("aurora");
        await deployment.CreateAsync();
        deployment.Properties = deployment.Properties with { AuroraCluster = "arn:aws:rds:us-east-1:123456789012:cluster:gone" };

        await deployment.DeleteAsync();

        Assert.Empty(await deployment.FunctionsAsync());
    }

    [Fact]
    public async Task The_secrets_user_must_be_no_administrator_and_its_form_right()
    {
        var deployment = New("aurora");
        deployment.Properties = deployment.Properties with { AuroraReaderSecret = deployment.Properties.AuroraAdminSecret };
        Assert.Contains(
            "the user is an administrator",
            (await Assert.ThrowsAsync<WarehouseException>(deployment.CreateAsync)).Message,
            StringComparison.Ordinal);

        var name = $"wrong_{Guid.NewGuid():N}";
        stack.Demo.Secrets.Create(name, "{}");
        deployment.Properties = deployment.Properties with { AuroraWriterSecret = stack.Demo.Secrets.ArnOf(name) };
        Assert.Contains(
            "AuroraWriterSecret: must be a JSON object with the texts username and password",
            (await Assert.ThrowsAsync<InstallerException>(deployment.CreateAsync)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_in_Aurora_have_links_there_that_record_until_a_deletion()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.WithAurora("aurora") with { AuroraSignsRows = "true" };
        using var aurora = stack.Demo.CreateAuroraClient();
        await new WarehouseInstaller(aurora, stack.Demo.AuroraAdmin, TimeProvider.System).InstallAsync(
            Installation.From(deployment.Properties).Aurora!.Script.Sample, TestContext.Current.CancellationToken);

        await deployment.CreateAsync();

        var clicks = new Clicks(stack, deployment);
        await AdministerAsync($"CREATE ROLE {clicks.Viewer} LOGIN PASSWORD 'p'");
        await AdministerAsync($"ALTER ROLE {clicks.Viewer} SET search_path TO {deployment.Schema}");
        // The emulator's two databases have the same roles, and Redshift created this one.
        await stack.QueryAsync($"GRANT ROLE {deployment.Properties.DashboardRole} TO {clicks.Viewer}");
        await using (var reader = await stack.Demo.Aurora!.OpenAsync(clicks.Viewer, "p", TestContext.Current.CancellationToken))
        {
            await using var query = new NpgsqlCommand("SELECT MIN(quote_link) FROM quote_gen_vw", reader);
            var link = (string)(await query.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal(200, (await clicks.PostAsync(link)).StatusCode);
        }

        Assert.Equal(1, await CountInAuroraAsync($"{deployment.Schema}.quote_history_vw"));
        await deployment.DeleteAsync();
        Assert.Equal(0, await RecordersInAuroraAsync(deployment));
        Assert.Equal(1, await InAuroraAsync(deployment));
    }

    private Deployment New(string? store)
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.WithAurora(store);
        return deployment;
    }

    private Task<IReadOnlyList<string>> LinksAsync(Deployment deployment) => new Clicks(stack, deployment).LinksAsync();

    /// <summary>Follows a new link of the first row, and returns the status and the revision.</summary>
    private async Task<(int Status, int? Revision)> ClickAsync(Deployment deployment)
    {
        var links = await LinksAsync(deployment);
        var response = await new Clicks(stack, deployment).PostAsync(links.Order(StringComparer.Ordinal).First());
        return (response.StatusCode, (int?)JsonNode.Parse(response.Body!)!["revision"]);
    }

    private async Task SyncAsync(Deployment deployment) => Assert.Null((await stack.Warehouse.TryAsync(
        deployment.Properties.ApplicationUser,
        [$"LOCK {deployment.Schema}.tbquote_lock", $"CALL {deployment.Schema}.sync_quotes()"])).Failure);

    private async Task IsRefusedInRedshiftAsync(Deployment deployment, string user) => Assert.Contains(
        "permission denied",
        (await stack.Warehouse.TryAsync(user, [$"LOCK {deployment.Schema}.tbquote_lock"])).Failure?.Message,
        StringComparison.Ordinal);

    private Task<long> InAuroraAsync(Deployment deployment) => CountInAuroraAsync($"{deployment.Schema}.tbquote");

    private Task<long> RecordersInAuroraAsync(Deployment deployment) => CountInAuroraAsync(
        $"pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = '{deployment.Schema}'");

    private async Task AdministerAsync(string sql)
    {
        using var aurora = stack.Demo.CreateAuroraClient();
        await aurora.ExecuteStatementAsync(stack.Demo.AuroraAdmin.CreateRequest(sql), TestContext.Current.CancellationToken);
    }

    private async Task<long> CountInAuroraAsync(string from)
    {
        using var aurora = stack.Demo.CreateAuroraClient();
        var request = stack.Demo.AuroraAdmin.CreateRequest($"SELECT COUNT(*) FROM {from}");
        var response = await aurora.ExecuteStatementAsync(request, TestContext.Current.CancellationToken);
        return response.Records![0][0].LongValue!.Value;
    }
}
