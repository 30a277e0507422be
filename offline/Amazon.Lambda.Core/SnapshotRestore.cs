using System.Collections.Concurrent;

namespace Amazon.Lambda.Core;

/// <summary>Hooks around a SnapStart snapshot, registered in a handler's constructor.</summary>
public static class SnapshotRestore
{
    private static readonly ConcurrentQueue<Func<ValueTask>> BeforeSnapshot = new();
    private static readonly ConcurrentQueue<Func<ValueTask>> AfterRestore = new();

    /// <summary>The hook that is registered last runs first.</summary>
    public static void RegisterBeforeSnapshot(Func<ValueTask> beforeSnapshotAction) => BeforeSnapshot.Enqueue(beforeSnapshotAction);

    /// <summary>The hook that is registered first runs first.</summary>
    public static void RegisterAfterRestore(Func<ValueTask> afterRestoreAction) => AfterRestore.Enqueue(afterRestoreAction);

    // The runtime moves the hooks with these two methods, the first kind to a stack and the second to a queue, and runs them from there.
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
