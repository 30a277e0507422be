using System.Collections.Concurrent;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The IAM role with which the warehouse calls the digest function, attached during the deployment or never.</summary>
public sealed class RoleTests(Stack stack)
{
    private const string Step = "create the digest function with 11 arguments";

    [Theory]
    [InlineData(RoleFault.NotTrusted, "Not authorized to get credentials of role")]
    [InlineData(RoleFault.NotAssociated, "The requested role")]
    [InlineData(RoleFault.NotAuthorized, "User arn:")]
    public async Task The_installer_waits_until_the_role_is_attached(RoleFault fault, string message)
    {
        var deployment = Detached(fault);
        var mark = stack.Mark();
        var request = await deployment.StartAsync("Create");
        do
        {
            Assert.False(await deployment.IsCompleteAsync(request, seconds: 100));
        }
        while (Attempts(deployment, mark) == 0);

        Assert.Contains($"still waiting to {Step}: ERROR: {message}", deployment.Log.Lines.Last(), StringComparison.Ordinal);
        stack.Demo.Database.Roles.Attach(deployment.Properties.RoleArn);
        await deployment.CompleteAsync(request, seconds: 900);

        Assert.Equal(36, await deployment.CountAsync("quote_gen_vw"));
        Assert.Single(deployment.Executed(mark), activity => activity.Subject == Sql(deployment) && activity.Error is null);
        Assert.Single(deployment.Executed(mark), activity => activity.Subject == $"CREATE ROLE {deployment.Properties.DashboardRole};");
    }

    [Fact]
    public async Task A_role_that_is_never_attached_fails_the_deployment_after_half_an_hour_with_the_fix()
    {
        var deployment = Detached();
        var mark = stack.Mark();
        var request = await deployment.StartAsync("Create");

        var exception = await Assert.ThrowsAsync<WarehouseException>(() => deployment.IsCompleteAsync(request, seconds: 7200));

        var role = deployment.Properties.RoleArn;
        Assert.Equal(
            $"Could not {Step}: ERROR: User arn:aws:redshift:us-east-1:123456789012:dbuser:local/admin is not authorized to assume "
                + $"IAM Role {role}; attach the role {role} to the warehouse's namespace or cluster",
            exception.Message);
        Assert.Equal(120, Attempts(deployment, mark));
    }

    [Fact]
    public async Task Old_attempts_are_not_repeated_and_cost_one_call_each()
    {
        using var calls = new Calls();
        using var client = stack.Demo.CreateDataClient(RedshiftDatabase.Admin, calls);
        var deployment = Detached();
        var mark = stack.Mark();
        var request = await deployment.StartAsync("Create");
        Assert.False(await deployment.IsCompleteAsync(request, seconds: 900));
        var attempts = Attempts(deployment, mark);
        stack.Demo.Database.Roles.Attach(deployment.Properties.RoleArn);

        var later = new Deployment(stack)
        {
            Client = client,
            Time = new HurriedTime(ahead: TimeSpan.FromHours(1)),
            Properties = deployment.Properties,
        };
        await later.CompleteAsync(request, seconds: 600);

        Assert.True(attempts > 30, $"{attempts} attempts");
        Assert.Equal(attempts, Attempts(deployment, mark));
        Assert.InRange(calls.Targets.Count(target => target == "RedshiftData.DescribeStatement"), 1, attempts / 2);
    }

    private Deployment Detached(RoleFault fault = RoleFault.NotAuthorized)
    {
        var deployment = new Deployment(stack) { Time = new HurriedTime() };
        stack.Demo.Database.Roles.Detach(deployment.Properties.RoleArn, fault);
        return deployment;
    }

    private static string Sql(Deployment deployment) => deployment.Script.Statements.Single(statement => statement.Name == Step).Sql;

    /// <summary>How often the digest function could not be created.</summary>
    private static int Attempts(Deployment deployment, long mark) =>
        deployment.Executed(mark).Count(activity => activity.Subject == Sql(deployment) && activity.Error is not null);

    /// <summary>Counts requests by operation.</summary>
    private sealed class Calls : DelegatingHandler
    {
        public ConcurrentQueue<string> Targets { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Targets.Enqueue(request.Headers.GetValues("X-Amz-Target").Single());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
