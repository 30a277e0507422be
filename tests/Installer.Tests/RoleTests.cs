using System.Collections.Concurrent;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Installer.Tests;

/// <summary>The IAM role with which the warehouse calls the digest function, attached only while the deployment waits, or never.</summary>
public sealed class RoleTests(Stack stack)
{
    private const string Function = "create the digest function of 11 arguments";

    [Fact]
    public async Task A_role_that_is_attached_while_the_deployment_waits_is_waited_for()
    {
        var deployment = new Deployment(stack) { Time = new HurriedTime() };
        stack.Local.Database.Roles.Detach(deployment.Properties.RoleArn);
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();
        do
        {
            Assert.False(await deployment.IsCompleteAsync(request, seconds: 100));
        }
        while (Attempts(deployment, mark) == 0);

        Assert.Contains($"not yet, still to {Function}: ERROR: User ", deployment.Log.Lines.Last(), StringComparison.Ordinal);
        stack.Local.Database.Roles.Attach(deployment.Properties.RoleArn);
        while (!await deployment.IsCompleteAsync(request))
        {
            // It is attached.
        }

        Assert.Equal(36, await stack.CountAsync($"{deployment.Schema}.quote_gen_vw"));
        Assert.Equal(1, stack.Ran(mark).Count(activity => activity.Subject == Sql(deployment) && activity.Error is null));
        Assert.Equal(1, stack.Ran(mark).Count(activity => activity.Subject == $"CREATE ROLE {deployment.Properties.DashboardRole};"));
    }

    [Fact]
    public async Task A_role_that_nobody_attaches_fails_the_deployment_after_half_an_hour_with_what_to_do()
    {
        var deployment = new Deployment(stack) { Time = new HurriedTime() };
        var role = deployment.Properties.RoleArn;
        stack.Local.Database.Roles.Detach(role);
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();

        var e = await Assert.ThrowsAsync<WarehouseException>(() => deployment.IsCompleteAsync(request, seconds: 7200));

        Assert.Equal(
            $"Could not {Function}: ERROR: User arn:aws:redshift:us-east-1:123456789012:dbuser:local/admin is not authorized to assume IAM Role {role}; "
                + $"attach the role {role} to the warehouse's namespace or cluster",
            e.Message);
        Assert.Equal(120, Attempts(deployment, mark));
    }

    [Fact]
    public async Task Attempts_of_long_ago_cost_one_call_each_and_are_not_made_again()
    {
        using var calls = new Calls();
        using var client = stack.ClientThrough(calls);
        var deployment = new Deployment(stack) { Time = new HurriedTime() };
        stack.Local.Database.Roles.Detach(deployment.Properties.RoleArn);
        var request = deployment.Event("Create");
        await deployment.BeginAsync(request);
        var mark = stack.Mark();
        Assert.False(await deployment.IsCompleteAsync(request, seconds: 900));
        var attempts = Attempts(deployment, mark);
        stack.Local.Database.Roles.Attach(deployment.Properties.RoleArn);

        var later = new Deployment(stack) { Client = client, Time = new HurriedTime(ahead: TimeSpan.FromHours(1)), Properties = deployment.Properties };
        while (!await later.IsCompleteAsync(request, seconds: 600))
        {
            // A loaded machine may need another call.
        }

        Assert.True(attempts > 30, $"{attempts} attempts");
        Assert.Equal(attempts, Attempts(deployment, mark));
        Assert.InRange(calls.Targets.Count(target => target == "RedshiftData.DescribeStatement"), 1, attempts / 2);
    }

    private static string Sql(Deployment deployment) => deployment.Script.Statements.Single(statement => statement.Name == Function).Sql;

    /// <summary>How often the function could not be created.</summary>
    private int Attempts(Deployment deployment, long mark) =>
        stack.Ran(mark).Count(activity => activity.Subject == Sql(deployment) && activity.Error is not null);

    /// <summary>Counts requests by their operation.</summary>
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
