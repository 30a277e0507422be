namespace WriteBackLambdas.Campaign;

/// <summary>Looks for the shortest plan that still fails.</summary>
public static class Shrinker
{
    /// <summary>Leaves out clients, faults and steps as long as the plan fails without them.</summary>
    public static async Task<Plan> ShrinkAsync(Plan plan, Func<Plan, Task<bool>> failsAsync, CancellationToken cancellationToken)
    {
        while (true)
        {
            var failing = await FirstAsync(plan.Smaller(), failsAsync, cancellationToken);
            if (failing is null)
            {
                return plan;
            }

            plan = failing;
        }
    }

    private static async Task<Plan?> FirstAsync(
        IEnumerable<Plan> plans, Func<Plan, Task<bool>> failsAsync, CancellationToken cancellationToken)
    {
        foreach (var plan in plans.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            if (await failsAsync(plan))
            {
                return plan;
            }
        }

        return null;
    }
}
