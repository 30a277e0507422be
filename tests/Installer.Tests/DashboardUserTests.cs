using Amazon.RedshiftDataAPIService;
using Amazon.RedshiftDataAPIService.Model;
using Amazon.SecretsManager.Model;
using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The database user of the dashboards' data source, who logs in with the password of a secret.</summary>
public sealed class DashboardUserTests(Stack stack)
{
    private const string Password = "Abcdefgh1";
    private const string OtherPassword = "Zyxwvuts9";

    [Fact]
    public async Task The_user_reads_the_views_in_UTC_and_nothing_else_and_its_password_is_in_no_statement()
    {
        var deployment = WithUser();
        var mark = stack.Mark();

        await deployment.CreateAsync();

        var user = deployment.Properties.DashboardUser;
        Assert.DoesNotContain(
            stack.Demo.Activities.Since(mark), activity => activity.Subject.Contains(Password, StringComparison.Ordinal));
        var link = await LogInAsync(deployment, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw LIMIT 1");
        Assert.Contains($"&viewer={user}&", link, StringComparison.Ordinal);
        Assert.Equal("UTC", await LogInAsync(deployment, "SELECT CURRENT_SETTING('timezone')"));
        Assert.Contains(
            "permission denied",
            await LogInAsync(deployment, $"SELECT cust FROM {deployment.Schema}.tbquote"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_run_takes_the_password_that_the_secret_has_now()
    {
        var deployment = WithUser();
        await deployment.CreateAsync();
        using var secrets = stack.Demo.CreateSecretsClient();
        await secrets.PutSecretValueAsync(
            new PutSecretValueRequest
            {
                SecretId = deployment.Properties.DashboardSecret,
                SecretString = Secret(deployment.Properties.DashboardUser!, OtherPassword),
                ClientRequestToken = Guid.NewGuid().ToString(),
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(
            $"FATAL: password authentication failed for user \"{deployment.Properties.DashboardUser}\"",
            await LogInAsync(deployment, "SELECT CURRENT_USER"));

        await deployment.UpdateAsync(deployment.Properties);

        Assert.Equal(deployment.Properties.DashboardUser, await LogInAsync(deployment, "SELECT CURRENT_USER"));
    }

    [Fact]
    public async Task A_deletion_drops_the_user_without_its_secret_and_can_run_again()
    {
        var deployment = WithUser();
        await deployment.CreateAsync();
        deployment.Properties = deployment.Properties with { DashboardSecret = "gone" };

        await deployment.DeleteAsync();
        await deployment.DeleteAsync();

        Assert.Equal(0, await stack.CountAsync($"pg_user WHERE usename = '{deployment.Properties.DashboardUser}'"));
    }

    [Fact]
    public async Task A_user_with_rights_of_others_stays_without_a_password_and_without_the_role()
    {
        var deployment = WithUser();
        await deployment.CreateAsync();
        var user = deployment.Properties.DashboardUser;
        await stack.QueryAsync($"GRANT SELECT ON {deployment.Schema}.billing_input_tbl TO {user}");

        await deployment.DeleteAsync();

        Assert.Equal(1, await stack.CountAsync($"pg_user WHERE usename = '{user}'"));
        Assert.Equal(0, await stack.CountAsync($"svv_user_grants WHERE user_name = '{user}'"));
    }

    [Fact]
    public async Task A_move_to_another_schema_keeps_the_user()
    {
        var deployment = WithUser();
        await deployment.CreateAsync();

        await deployment.UpdateAsync(deployment.Properties with { Schema = $"{deployment.Schema}_new" });

        Assert.StartsWith(
            stack.Demo.Api.ToString(),
            await LogInAsync(deployment, $"SELECT quote_link FROM {deployment.Schema}.quote_gen_vw LIMIT 1"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_that_an_update_leaves_out_is_dropped()
    {
        var deployment = WithUser();
        await deployment.CreateAsync();
        var user = deployment.Properties.DashboardUser;

        await deployment.UpdateAsync(deployment.Properties with { DashboardUser = null, DashboardSecret = null });

        Assert.Equal(0, await stack.CountAsync($"pg_user WHERE usename = '{user}'"));
    }

    [Fact]
    public async Task A_superuser_is_refused_and_keeps_its_password_when_that_is_undone()
    {
        var deployment = WithUser(user: "rdsdb");
        var mark = stack.Mark();

        var exception = await Assert.ThrowsAsync<Warehouse.WarehouseException>(deployment.CreateAsync);

        Assert.Equal(
            "Could not find that rdsdb is not an administrator: the user is an administrator, whose password must not change; "
                + "give the dashboards another name",
            exception.Message);
        await deployment.UpdateAsync(deployment.Properties with { DashboardUser = null, DashboardSecret = null });
        deployment.Properties = deployment.Properties with { DashboardUser = "rdsdb", DashboardSecret = "gone" };
        await deployment.DeleteAsync();
        Assert.DoesNotContain(
            stack.Demo.Activities.Since(mark), activity => activity.Subject.Contains("USER \"rdsdb\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Abcdef1", "has 7 characters; Redshift takes 8 to 64")]
    [InlineData("abcdefgh1", "must have an uppercase letter, a lowercase letter, and a digit")]
    [InlineData("ABCDEFGH1", "must have an uppercase letter, a lowercase letter, and a digit")]
    [InlineData("Abcdefghi", "must have an uppercase letter, a lowercase letter, and a digit")]
    [InlineData("Abcdefg 1", "has a character that Redshift refuses; use printable ASCII without spaces and without ' \" \\ / @")]
    [InlineData("Abcdefg@1", "has a character that Redshift refuses; use printable ASCII without spaces and without ' \" \\ / @")]
    [InlineData("Abcdefgé1", "has a character that Redshift refuses; use printable ASCII without spaces and without ' \" \\ / @")]
    public async Task A_password_that_Redshift_would_refuse_is_refused_and_not_shown(string password, string fault)
    {
        var exception = await Assert.ThrowsAsync<InstallerException>(WithUser(password).CreateAsync);

        Assert.Equal($"The custom resource's properties are not valid:\n- DashboardSecret: its password {fault}", exception.Message);
    }

    [Theory]
    [InlineData("not JSON", "must be a JSON object with the texts username and password")]
    [InlineData("""{"username":"somebody"}""", "must be a JSON object with the texts username and password")]
    [InlineData("""{"username":"somebody","password":"Abcdefgh1"}""", "its username must be {0}, as DashboardUser says")]
    public async Task A_secret_that_is_not_the_users_is_refused(string text, string fault)
    {
        var deployment = WithUser();
        var secret = $"secret-{Guid.NewGuid():N}";
        stack.Demo.Secrets.Create(secret, text);
        deployment.Properties = deployment.Properties with { DashboardSecret = secret };

        var exception = await Assert.ThrowsAsync<InstallerException>(deployment.CreateAsync);

        Assert.Equal(
            "The custom resource's properties are not valid:\n- DashboardSecret: "
                + fault.Replace("{0}", deployment.Properties.DashboardUser, StringComparison.Ordinal),
            exception.Message);
    }

    [Fact]
    public async Task A_secret_that_does_not_exist_is_named()
    {
        var deployment = WithUser();
        deployment.Properties = deployment.Properties with { DashboardSecret = "missing" };

        var exception = await Assert.ThrowsAsync<InstallerException>(deployment.CreateAsync);

        Assert.StartsWith(
            "The custom resource's properties are not valid:\n- DashboardSecret: cannot be read: ",
            exception.Message,
            StringComparison.Ordinal);
    }

    private Deployment WithUser(string password = Password, string? user = null)
    {
        var deployment = new Deployment(stack);
        user ??= $"reader_{Guid.NewGuid():N}";
        var secret = $"secret-{Guid.NewGuid():N}";
        stack.Demo.Secrets.Create(secret, Secret(user, password));
        deployment.Properties = deployment.Properties with { DashboardUser = user, DashboardSecret = secret };
        return deployment;
    }

    private static string Secret(string user, string password) =>
        System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = user, ["password"] = password });

    /// <summary>The first value of a query by the user of the secret, or the error.</summary>
    private async Task<string?> LogInAsync(Deployment deployment, string sql)
    {
        using var client = stack.Demo.CreateDataClient();
        var execution = await client.ExecuteStatementAsync(
            new ExecuteStatementRequest
            {
                Sql = sql, WorkgroupName = DemoStack.Workgroup, Database = "dev", WaitTimeSeconds = 20,
                SecretArn = deployment.Properties.DashboardSecret,
            },
            TestContext.Current.CancellationToken);
        var end = await client.DescribeStatementAsync(
            new DescribeStatementRequest { Id = execution.Id, WaitTimeSeconds = 20 }, TestContext.Current.CancellationToken);
        if (end.Status != StatusString.FINISHED)
        {
            return end.Error;
        }

        var result = await client.GetStatementResultAsync(
            new GetStatementResultRequest { Id = execution.Id }, TestContext.Current.CancellationToken);
        return result.Records![0][0].StringValue;
    }
}
