using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The groups of IAM Identity Center whose members read the dashboards.</summary>
public sealed class GroupTests(Stack stack)
{
    private readonly string _sales = $"sales_{Guid.NewGuid():N}";
    private readonly string _others = $"others {Guid.NewGuid():N}";
    private readonly string _person = $"{Guid.NewGuid():N}@example.com";

    [Fact]
    public async Task Members_of_the_groups_have_links_of_their_own_and_nobody_else_reads_the_views()
    {
        var deployment = Of(_sales, _others);
        stack.Demo.Database.IdentityCenter.Put(_person, _others);
        var stranger = $"{Guid.NewGuid():N}@example.com";
        stack.Demo.Database.IdentityCenter.Put(stranger, "strangers");

        await deployment.CreateAsync();

        var links = await stack.QueryAsync($"AWSIDC:{_person}", $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw");
        Assert.Equal(36, links.Count);
        Assert.Contains($"&viewer=AWSIDC%3A{Uri.EscapeDataString(_person)}&", (string)links[0][0]!, StringComparison.Ordinal);
        Assert.Contains("permission denied", await ReadAsync(deployment, $"AWSIDC:{stranger}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_exists_and_a_grant_that_exists_stay()
    {
        await stack.QueryAsync($"CREATE ROLE \"AWSIDC:{_sales}\"");
        var deployment = Of(_sales);
        var mark = stack.Mark();

        await deployment.CreateAsync();
        await deployment.UpdateAsync(deployment.Properties);

        Assert.DoesNotContain(
            stack.Demo.Activities.Since(mark), activity => activity.Subject == $"CREATE ROLE \"AWSIDC:{_sales}\";");
        Assert.Single(
            stack.Demo.Activities.Since(mark),
            activity => activity.Subject.EndsWith($"TO ROLE \"AWSIDC:{_sales}\";", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_an_update_leaves_out_loses_the_dashboards()
    {
        var deployment = Of(_sales, _others);
        stack.Demo.Database.IdentityCenter.Put(_person, _others);
        await deployment.CreateAsync();

        await deployment.UpdateAsync(deployment.Properties with { DashboardGroups = $"AWSIDC:{_sales}" });

        Assert.Contains("permission denied", await ReadAsync(deployment, $"AWSIDC:{_person}"), StringComparison.Ordinal);
        Assert.Equal(1, await GrantsAsync(_sales));
    }

    [Fact]
    public async Task A_deletion_takes_the_dashboards_role_and_leaves_the_groups()
    {
        var deployment = Of(_sales);
        await deployment.CreateAsync();

        await deployment.DeleteAsync();
        await deployment.DeleteAsync();

        Assert.Equal(0, await GrantsAsync(_sales));
        Assert.Equal(1, await stack.CountAsync($"svv_roles WHERE role_name = 'AWSIDC:{_sales}'"));
    }

    [Fact]
    public async Task A_move_to_another_schema_keeps_the_groups()
    {
        var deployment = Of(_sales);
        await deployment.CreateAsync();

        await deployment.UpdateAsync(deployment.Properties with { Schema = $"{deployment.Schema}_new" });

        Assert.Equal(1, await GrantsAsync(_sales));
    }

    [Fact]
    public async Task A_name_in_the_list_that_is_no_groups_is_refused()
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with { DashboardGroups = "AWSIDC:sales,managers" };

        var exception = await Assert.ThrowsAsync<InstallerException>(deployment.CreateAsync);

        Assert.Equal(
            "The custom resource's properties are not valid:\n- dashboard group: \"managers\" is not a group's role such as AWSIDC:sales "
                + "(the identity provider's namespace and the group's name, up to 127 bytes)",
            exception.Message);
    }

    [Fact]
    public async Task An_update_that_was_refused_for_its_groups_can_be_undone()
    {
        var deployment = Of(_sales);
        await deployment.CreateAsync();
        var good = deployment.Properties;
        await Assert.ThrowsAsync<InstallerException>(() => deployment.UpdateAsync(good with { DashboardGroups = "managers" }));

        await deployment.UpdateAsync(good);

        Assert.Equal(1, await GrantsAsync(_sales));
    }

    private Deployment Of(params string[] groups)
    {
        var deployment = new Deployment(stack);
        deployment.Properties = deployment.Properties with
        {
            DashboardGroups = string.Join(',', groups.Select(group => IdentityCenter.Namespace + group)),
        };
        return deployment;
    }

    private Task<long> GrantsAsync(string group) => stack.CountAsync($"svv_role_grants WHERE role_name = 'AWSIDC:{group}'");

    private async Task<string?> ReadAsync(Deployment deployment, string user) => (await stack.Warehouse.TryAsync(
        user, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw")).Failure?.Message;
}
