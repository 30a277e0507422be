namespace WriteBackLambdas.Campaign.Tests;

public sealed class ShrinkerTests
{
    private static readonly Plan Large = Plan.Of(7, [Fault.Cut, Fault.Pause, Fault.Delay]);

    [Fact]
    public void One_seed_always_makes_the_same_plan() =>
        Assert.Equal(Large.ToString(), Plan.Of(7, [Fault.Cut, Fault.Pause, Fault.Delay]).ToString());

    [Fact]
    public async Task A_failure_of_one_step_during_one_fault_shrinks_to_these()
    {
        bool Fails(Plan plan) => plan.Faults.Contains(Fault.Pause)
            && plan.Clients.Any(steps => steps.Any(step => step.Kind == StepKind.Accept));
        Assert.True(Fails(Large));

        var shortest = await Shrinker.ShrinkAsync(Large, plan => Task.FromResult(Fails(plan)), TestContext.Current.CancellationToken);

        Assert.Equal([Fault.Pause], shortest.Faults);
        Assert.Equal(StepKind.Accept, Assert.Single(Assert.Single(shortest.Clients)).Kind);
    }

    [Fact]
    public async Task A_plan_that_never_fails_again_stays_as_it_is() => Assert.Same(
        Large, await Shrinker.ShrinkAsync(Large, _ => Task.FromResult(false), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Shrinking_ends_when_its_time_is_over()
    {
        using var limit = new CancellationTokenSource();
        await limit.CancelAsync();

        Assert.Same(Large, await Shrinker.ShrinkAsync(Large, _ => Task.FromResult(true), limit.Token));
    }
}
