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
        TakeOut("CopyBeforeSnapshotCallbacksToRegistry", stack.Push);
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
        TakeOut("CopyAfterRestoreCallbacksToRegistry", queue.Enqueue);
        foreach (Func<ValueTask> hook in queue)
        {
            await hook();
        }

        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public static void A_context_has_no_tenant_no_trace_and_no_serializer_unless_it_says_so()
    {
        ILambdaContext context = new BareContext();

        Assert.Equal(("", "", null), (context.TenantId, context.TraceId, context.Serializer));
    }

    [Fact]
    public static void A_line_of_any_level_ends_in_LogLine()
    {
        var bare = new BareLogger();
        ILambdaLogger logger = bare;
        logger.LogTrace("trace");
        logger.LogDebug("debug");
        logger.LogInformation("information");
        logger.LogWarning("warning");
        logger.LogError("error");
        logger.LogCritical("critical");
        logger.Log(LogLevel.Error, "level");
        logger.Log("Error", "text");

        Assert.Equal(["trace", "debug", "information", "warning", "error", "critical", "level", "text"], bare.Lines);
    }

    [Fact]
    public static void An_exception_is_a_line_of_its_own_after_the_message()
    {
        var full = new ParameterLogger();
        ILambdaLogger logger = full;
        logger.LogWarning("{Count} rows", 2);
        logger.LogError(new TimeoutException("late"), "{Count} rows", 3);

        Assert.Equal(["Warning: {Count} rows (2)", "Error: {Count} rows (3)", "Error: System.TimeoutException: late (3)"], full.Lines);
    }

    [Fact]
    public static void A_stand_in_refuses_arguments_that_the_logger_does_not_take_rather_than_recurse()
    {
        Assert.SkipUnless(
            typeof(ILambdaLogger).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data.Key == "StandIn"),
            "the real package overflows the stack");
        ILambdaLogger logger = new BareLogger();

        Assert.Throws<NotSupportedException>(() => logger.LogError("{Count} rows", 2));
    }

    [Fact]
    public static void The_serializer_attribute_names_a_type_and_may_be_changed()
    {
        var attribute = new LambdaSerializerAttribute(typeof(string)) { SerializerType = typeof(int) };

        Assert.Equal(typeof(int), attribute.SerializerType);
        AttributeUsageAttribute usage = typeof(LambdaSerializerAttribute).GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal(AttributeTargets.Assembly | AttributeTargets.Method, usage.ValidOn);
    }

    private static ValueTask Add(List<string> order, string name)
    {
        order.Add(name);
        return ValueTask.CompletedTask;
    }

    // What the Lambda runtime does, which the package lets see its internals.
    private static void TakeOut(string method, Action<Func<ValueTask>> register) =>
        typeof(SnapshotRestore).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [register]);
}
