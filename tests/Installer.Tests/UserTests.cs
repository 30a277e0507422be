using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The write-back function's database user.</summary>
public sealed class UserTests(Stack stack)
{
    [Fact]
    public async Task A_user_with_a_password_of_its_own_must_exist()
    {
        var deployment = new Deployment(stack);
        var user = $"writer_{Guid.NewGuid():N}";
        deployment.Properties = deployment.Properties with { ApplicationUser = user, ApplicationUserExists = "true" };
        var mark = stack.Mark();

        var exception = await Assert.ThrowsAsync<WarehouseException>(deployment.CreateAsync);

        Assert.Equal(
            $"Could not find the write-back function's user {user}: the database has no such user; "
                + "create it with the password that its secret has",
            exception.Message);
        await stack.QueryAsync($"CREATE USER {user} PASSWORD DISABLE");
        await deployment.CreateAsync();
        Assert.DoesNotContain(deployment.Executed(mark), activity => activity.Subject.StartsWith("CREATE USER", StringComparison.Ordinal));
        var clicks = new Clicks(stack, deployment);
        Assert.Equal(200, (await clicks.PostAsync((await clicks.LinksAsync())[0])).StatusCode);
    }

    [Fact]
    public async Task A_user_with_temporary_credentials_is_created_without_a_password()
    {
        var deployment = new Deployment(stack);
        var mark = stack.Mark();

        await deployment.CreateAsync();

        Assert.Single(
            deployment.Executed(mark),
            activity => activity.Subject == $"CREATE USER \"{deployment.Properties.ApplicationUser}\" PASSWORD DISABLE;");
    }
}
