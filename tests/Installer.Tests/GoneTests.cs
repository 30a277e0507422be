using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>Deletions of what is not there, and of what only cannot be reached.</summary>
public sealed class GoneTests(Stack stack)
{
    [Fact]
    public async Task A_warehouse_or_database_that_is_gone_has_nothing_to_delete()
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
    public async Task A_deletion_that_cannot_connect_does_not_pass_for_a_deletion()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();
        deployment.Properties = deployment.Properties with { Workgroup = null, Cluster = DemoStack.Cluster, AdminUser = "nobody" };

        var e = await Assert.ThrowsAsync<Warehouse.WarehouseException>(deployment.DeleteAsync);

        Assert.Equal("Could not drop the view of current quotes: FATAL: password authentication failed for user \"nobody\"", e.Message);
        deployment.Properties = deployment.Properties with { AdminUser = null, AdminSecret = "missing" };
        Assert.Contains("can't find the specified secret", (await Assert.ThrowsAsync<Warehouse.WarehouseException>(deployment.DeleteAsync)).Message, StringComparison.Ordinal);
    }

    /// <summary>CloudFormation makes an id up for a creation that it cancelled before anybody answered it.</summary>
    [Fact]
    public async Task A_cancelled_creation_is_deleted_by_its_properties()
    {
        var deployment = new Deployment(stack);
        await deployment.CreateAsync();

        await deployment.RunAsync(deployment.Event("Delete", "WriteBack-prod-Objects-1ABCDEFGHIJKL"));

        Assert.Equal(["billing_input_tbl", "tbquote"], await new Catalog(stack).RelationsAsync(deployment.Schema));
    }
}
