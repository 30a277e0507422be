using System.Globalization;

namespace WriteBackLambdas.Campaign;

/// <summary>Sees whether memory grows from stack to stack, and whether a stack that has ended is kept.</summary>
public sealed class MemoryWatch
{
    // Caches fill up in the first stacks' time.
    private const int StacksBeforeMemoryCounts = 2;
    private const long Allowance = 8 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<long> _used = [];
    private int _kept;

    /// <summary>What is wrong with the memory; null if nothing is.</summary>
    public string? Fault =>
        _kept > 0 ? $"{_kept} stacks are still in memory after their end"
        : _used.Count >= StacksBeforeMemoryCounts + 2 && Growth >= Allowance ? $"memory has grown by {Growth >> 20} MB"
        : null;

    /// <summary>Measures after a stack's end.</summary>
    public async Task MeasureAsync(WeakReference stack)
    {
        // Closed connections and timers keep their owner for a moment.
        for (var deadline = DateTime.UtcNow + Patience; stack.IsAlive && DateTime.UtcNow < deadline; await Task.Delay(200))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        _kept += stack.IsAlive ? 1 : 0;
        Add(GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>Adds the bytes in use after a stack.</summary>
    public void Add(long bytes) => _used.Add(bytes);

    public override string ToString() => _used.Count == 0
        ? "The memory was not measured."
        : $"The memory in use after each stack was {string.Join(", ", _used.Select(Text))} MB; {_kept} stacks were kept.";

    /// <summary>From the least of the first half to the least of the second, because what is not collected yet is no growth.</summary>
    private long Growth
    {
        get
        {
            var counted = _used[StacksBeforeMemoryCounts..];
            return counted[(counted.Count / 2)..].Min() - counted[..(counted.Count / 2)].Min();
        }
    }

    private static string Text(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);
}
