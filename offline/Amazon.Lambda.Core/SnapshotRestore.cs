using System.Collections.Concurrent;

namespace Amazon.Lambda.Core;

/// <summary>Hooks around a SnapStart snapshot; register them in a handler's constructor.</summary>
public static class SnapshotRestore
{
    private static readonly ConcurrentQueue<Func<ValueTask>> BeforeSnapshot = new();
    private static readonly ConcurrentQueue<Func<ValueTask>> AfterRestore = new();

    /// <summary>The last registered runs first.</summary>
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => BeforeSnapshot.Enqueue(beforeSnapshotAction);

    /// <summary>The first registered runs first.</summary>
    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => AfterRestore.Enqueue(afterRestoreAction);

    // The runtime takes the hooks out through these two and runs them: the first kind off a stack, the second off a queue.
    internal static void CopyBeforeSnapshotCallbacksToRegistry(Action<Func<ValueTask>> register) => Move(BeforeSnapshot, register);

    internal static void CopyAfterRestoreCallbacksToRegistry(Action<Func<ValueTask>> register) => Move(AfterRestore, register);

    private static void Move(ConcurrentQueue<Func<ValueTask>> hooks, Action<Func<ValueTask>> register)
    {
        while (hooks.TryDequeue(out Func<ValueTask>? hook))
        {
            register(hook);
        }
    }
}
