using System.Reflection;
using Amazon.Lambda.Core;

namespace WriteBackLambdas.Offline.Tests;

public static class LambdaCoreTests
{
    [Fact]
    public static async Task Hooks_before_a_snapshot_run_last_in_first_out()
    {
        var order = new List<string>();
        SnapshotRestore.RegisterBeforeSnapshot(() => Add(order, "first"));
        SnapshotRestore.RegisterBeforeSnapshot(() => Add(order, "second"));
        var stack = new Stack<Func<ValueTask>>();
        Take("CopyBeforeSnapshotCallbacksToRegistry", stack.Push);
        foreach (Func<ValueTask> hook in stack)
        {
            await hook();
        }

        Assert.Equal(["second", "first"], order);
    }

    [Fact]
    public static async Task Hooks_after_a_restore_run_first_in_first_out()
    {
        var order = new List<string>();
        SnapshotRestore.RegisterAfterRestore(() => Add(order, "first"));
        SnapshotRestore.RegisterAfterRestore(() => Add(order, "second"));
        var queue = new Queue<Func<ValueTask>>();
        Take("CopyAfterRestoreCallbacksToRegistry", queue.Enqueue);
        foreach (Func<ValueTask> hook in queue)
        {
            await hook();
        }

        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public static void An_exception_is_logged_on_a_line_after_the_message()
    {
        var log = new ParameterLogger();
        ILambdaLogger logger = log;
        logger.LogInformation("{Count} rows", 1);
        logger.LogWarning("{Count} rows", 2);
        logger.LogError("{Count} rows", 3);
        logger.LogError(new TimeoutException("late"), "{Count} rows", 4);

        Assert.Equal(
            [
                "Information: {Count} rows (1)", "Warning: {Count} rows (2)", "Error: {Count} rows (3)", "Error: {Count} rows (4)",
                "Error: System.TimeoutException: late (4)",
            ],
            log.Lines);
    }

    [Fact]
    public static void A_stand_in_refuses_arguments_when_the_logger_does_not_take_them()
    {
        Assert.SkipUnless(
            typeof(ILambdaLogger).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data.Key == "StandIn"),
            "The package overflows the stack.");
        ILambdaLogger logger = new BareLogger();

        Assert.Throws<NotSupportedException>(() => logger.LogError("{Count} rows", 2));
    }

    private static ValueTask Add(List<string> order, string name)
    {
        order.Add(name);
        return ValueTask.CompletedTask;
    }

    // The Lambda runtime takes the hooks with these internal methods.
    private static void Take(string method, Action<Func<ValueTask>> register) =>
        typeof(SnapshotRestore).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [register]);
}
