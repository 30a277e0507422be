namespace WriteBackLambdas.Campaign.Tests;

public sealed class MemoryWatchTests
{
    private readonly MemoryWatch _memory = new();

    [Fact]
    public void Memory_that_grows_by_a_megabyte_a_stack_is_a_fault()
    {
        Use(10, 20, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35);
        Assert.Equal("memory has grown by 8 MB", _memory.Fault);
    }

    [Fact]
    public void Caches_that_fill_up_and_single_peaks_are_no_fault()
    {
        Use(10, 40, 41, 42, 70, 41, 43, 42, 70, 44);
        Assert.Null(_memory.Fault);
    }

    [Fact]
    public async Task A_stack_that_is_kept_is_a_fault_in_the_first_run()
    {
        var stack = new object();
        await _memory.MeasureAsync(new WeakReference(stack));
        Assert.Equal("1 stacks are still in memory after their end", _memory.Fault);
        GC.KeepAlive(stack);
    }

    private void Use(params int[] megabytes)
    {
        foreach (var count in megabytes)
        {
            _memory.Add((long)count << 20);
        }
    }
}
