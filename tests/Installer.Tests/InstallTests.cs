using System.Text.Json.Nodes;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deployments that succeed, seen through what the warehouse then can do.</summary>
public sealed class InstallTests(Stack stack)
{
    [Fact]
    public async Task A_first_deployment_into_nothing_makes_a_warehouse_that_signs_and_records()
    {
        var deployment = new Deployment(stack);

        await deployment.CreateAsync();

        Assert.Equal($"local/dev/{deployment.Schema}", deployment.PhysicalId);
        var links = await new Clicks(stack, deployment).LinksAsync();
        Assert.Equal(36, links.Count);
        Assert.All(links, link => Assert.StartsWith($"{stack.Local.Api}?action=generate&", link, StringComparison.Ordinal));
        var answer = await new Clicks(stack, deployment).PostAsync(links[0]);
        Assert.Equal((200, "generated"), (answer.StatusCode, (string?)JsonNode.Parse(answer.Body!)!["status"]));
        Assert.Equal(1, await stack.CountAsync($"{deployment.Schema}.quote_current_vw WHERE accept_link LIKE '%action=accept%'"));
    }

    [Fact]
    public async Task Another_deployment_of_the_same_changes_no_row()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await HistoryRow.AddAsync(stack, deployment.Schema);

        await deployment.UpdateAsync(deployment.Properties);

        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.billing_input_tbl"));
        Assert.Equal(1, await stack.CountAsync($"{deployment.Schema}.quote_history_vw"));
    }

    [Fact]
    public async Task Without_the_sample_only_the_products_own_objects_are_made()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { WithSample = "false" };
        await stack.QueryAsync($"CREATE SCHEMA {deployment.Schema}");
        await stack.QueryAsync($"CREATE TABLE {deployment.Schema}.billing_input_tbl AS SELECT * FROM public.billing_input_tbl LIMIT 1");

        await deployment.CreateAsync();

        Assert.Single(await new Clicks(stack, deployment).LinksAsync());
    }

    [Fact]
    public async Task A_new_field_adds_a_column_to_the_history_and_its_view_and_keeps_the_rows()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await HistoryRow.AddAsync(stack, deployment.Schema);
        await stack.QueryAsync($"ALTER TABLE {deployment.Schema}.billing_input_tbl ADD COLUMN region VARCHAR(10)");

        await deployment.UpdateAsync(deployment.Properties with { Definition = Definitions.WithRegion });

        Assert.Equal([["a quote", null]], await stack.QueryAsync($"SELECT cust, region FROM {deployment.Schema}.quote_history_vw"));
        var definition = QuoteDefinition.Load(System.Text.Encoding.UTF8.GetBytes(Definitions.WithRegion));
        await stack.QueryAsync($"UPDATE {deployment.Schema}.billing_input_tbl SET region = 'south'");
        Assert.Equal(200, (await new Clicks(stack, deployment).PostAsync((await new Clicks(stack, deployment).LinksAsync())[0], definition)).StatusCode);
        Assert.Equal(1, await stack.CountAsync($"{deployment.Schema}.quote_history_vw WHERE region = 'south'"));
    }

    [Fact]
    public async Task Another_address_of_the_API_is_in_every_link()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();

        await deployment.UpdateAsync(deployment.Properties with { ApiAddress = "https://quotes.example.com/prod/quotes" });

        Assert.All(await new Clicks(stack, deployment).LinksAsync(), link => Assert.StartsWith("https://quotes.example.com/prod/quotes?", link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_objects_belong_to_the_database_user_that_the_properties_name(bool bySecret)
    {
        var deployment = new Deployment(stack);
        var owner = $"owner_{Guid.NewGuid():N}";
        await stack.QueryAsync($"CREATE USER {owner} PASSWORD DISABLE");
        await stack.QueryAsync($"CREATE USER \"{deployment.Properties.ApplicationUser}\" PASSWORD DISABLE");
        await stack.QueryAsync($"CREATE ROLE {deployment.Properties.DashboardRole}");
        await stack.QueryAsync($"GRANT CREATE ON DATABASE dev TO {owner}");
        stack.Local.Secrets.Create(owner, $$"""{"username":"{{owner}}","password":"anything"}""");
        await stack.QueryAsync($"GRANT USAGE ON LANGUAGE EXFUNC TO {owner}");

        deployment.Properties = deployment.Properties with
        {
            Workgroup = bySecret ? DemoStack.Workgroup : null,
            Cluster = bySecret ? null : DemoStack.Cluster,
            AdminUser = bySecret ? null : owner,
            AdminSecret = bySecret ? owner : null,
        };
        await deployment.CreateAsync();

        Assert.Equal([[owner]], await stack.QueryAsync($"SELECT tableowner FROM pg_tables WHERE schemaname = '{deployment.Schema}' AND tablename = 'tbquote'"));
    }
}
