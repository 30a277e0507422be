using WriteBackLambdas.DataApi;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Demo;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A write-back function that is a database user by name or by a secret, and not by its IAM role.</summary>
public sealed class IdentityTests(Stack stack)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quotes_are_recorded_as_the_database_user_of_the_settings(bool bySecret)
    {
        var user = await CreateUserAsync();
        await GrantAsync(user);
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await Function(user, bySecret).PostAsync(link);

        Assert.Equal(200, answer.StatusCode);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_user_without_the_privileges_records_nothing_even_for_the_administrator(bool bySecret)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await Function(await CreateUserAsync(), bySecret).PostAsync(link);

        Assert.Equal(500, answer.StatusCode);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    private FunctionClient Function(string user, bool bySecret)
    {
        if (bySecret)
        {
            stack.Demo.Secrets.Create(user, $$"""{"username":"{{user}}","password":"anything"}""");
        }

        return new FunctionClient(stack.Demo, warehouse: stack.Demo.CreateDataClient(), settings: new WriteBackSettings
        {
            Connection = new WarehouseConnection
            {
                Database = RedshiftDatabase.Name,
                Workgroup = bySecret ? DemoStack.Workgroup : null,
                Cluster = bySecret ? null : DemoStack.Cluster,
                DbUser = bySecret ? null : user,
                SecretArn = bySecret ? user : null,
            },
        });
    }

    private async Task<string> CreateUserAsync()
    {
        var user = $"writer_{Guid.NewGuid():N}";
        await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, $"CREATE USER {user} PASSWORD DISABLE");
        return user;
    }

    private async Task GrantAsync(string user)
    {
        string[] grants = ["USAGE ON SCHEMA public", "ALL ON TABLE public.tbquote_lock", "EXECUTE ON ALL PROCEDURES IN SCHEMA public"];
        foreach (var grant in grants)
        {
            await stack.Warehouse.QueryAsync(RedshiftDatabase.Admin, $"GRANT {grant} TO {user}");
        }
    }
}
