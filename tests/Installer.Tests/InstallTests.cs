using System.Text;
using System.Text.Json.Nodes;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Successful deployments, seen through what the warehouse can do after them.</summary>
public sealed class InstallTests(Stack stack)
{
    [Fact]
    public async Task A_first_deployment_makes_a_warehouse_that_signs_and_records()
    {
        var deployment = new Deployment(stack);

        await deployment.CreateAsync();

        Assert.Equal($"local/dev/{deployment.Schema}", deployment.PhysicalId);
        var clicks = new Clicks(stack, deployment);
        var links = await clicks.LinksAsync();
        Assert.Equal(36, links.Count);
        Assert.All(links, link => Assert.StartsWith($"{stack.Demo.Api}?action=generate&", link, StringComparison.Ordinal));
        var response = await clicks.PostAsync(links[0]);
        Assert.Equal((200, "generated"), (response.StatusCode, (string?)JsonNode.Parse(response.Body!)!["status"]));
        Assert.Equal(1, await deployment.CountAsync("quote_current_vw WHERE accept_link LIKE '%action=accept%'"));
    }

    [Fact]
    public async Task A_second_deployment_changes_no_row_and_writes_a_new_API_address_into_every_link()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddQuoteAsync();

        await deployment.UpdateAsync(deployment.Properties with { ApiAddress = "https://quotes.example.com/prod/quotes" });

        Assert.Equal(36, await deployment.CountAsync("billing_input_tbl"));
        Assert.Equal(1, await deployment.CountAsync("quote_history_vw"));
        Assert.All(
            await new Clicks(stack, deployment).LinksAsync(),
            link => Assert.StartsWith("https://quotes.example.com/prod/quotes?", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_field_adds_a_column_to_the_history_and_its_view_and_keeps_the_rows()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        await deployment.AddQuoteAsync();
        await deployment.AddRegionAsync();
        await stack.QueryAsync($"UPDATE {deployment.Schema}.billing_input_tbl SET region = 'south'");

        await deployment.UpdateAsync(deployment.Properties with { Definition = Deployment.DefinitionWithRegion });

        Assert.Equal([["a quote", null]], await stack.QueryAsync($"SELECT cust, region FROM {deployment.Schema}.quote_history_vw"));
        var clicks = new Clicks(stack, deployment);
        var definition = QuoteDefinition.Load(Encoding.UTF8.GetBytes(Deployment.DefinitionWithRegion));
        Assert.Equal(200, (await clicks.PostAsync((await clicks.LinksAsync())[0], definition)).StatusCode);
        Assert.Equal(1, await deployment.CountAsync("quote_history_vw WHERE region = 'south'"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_objects_belong_to_the_administrator_in_the_properties(bool bySecret)
    {
        var deployment = new Deployment(stack);
        var owner = $"owner_{Guid.NewGuid():N}";
        await stack.QueryAsync($"CREATE USER {owner} PASSWORD DISABLE");
        await stack.QueryAsync($"CREATE USER \"{deployment.Properties.ApplicationUser}\" PASSWORD DISABLE");
        await stack.QueryAsync($"CREATE ROLE {deployment.Properties.DashboardRole}");
        await stack.QueryAsync($"GRANT CREATE ON DATABASE dev TO {owner}");
        await stack.QueryAsync($"GRANT USAGE ON LANGUAGE EXFUNC TO {owner}");
        stack.Demo.Secrets.Create(owner, $$"""{"username":"{{owner}}","password":"anything"}""");

        deployment.Properties = bySecret
            ? deployment.Properties with { AdminSecret = owner }
            : deployment.Properties with { Workgroup = null, Cluster = DemoStack.Cluster, AdminUser = owner };
        await deployment.CreateAsync();

        Assert.Equal(
            [[owner]],
            await stack.QueryAsync(
                $"SELECT tableowner FROM pg_tables WHERE schemaname = '{deployment.Schema}' AND tablename = 'tbquote'"));
    }
}
