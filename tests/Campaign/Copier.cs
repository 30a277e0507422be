using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Campaign;

/// <summary>Copies quotes from Aurora to Redshift over and over while faults happen.</summary>
internal sealed class Copier(World world)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(Task faults)
    {
        while (world.Store == QuoteStore.Aurora && !faults.IsCompleted)
        {
            await TryCopyAsync();
            await Task.Delay(Pause);
        }
    }

    /// <summary>Copies what is left, and compares.</summary>
    public async Task<IReadOnlyList<Violation>> CheckAsync(IReadOnlyList<HistoryRow> history)
    {
        if (world.Store == QuoteStore.Redshift)
        {
            return [];
        }

        while (!await TryCopyAsync())
        {
            await Task.Delay(Pause);
        }

        var copies = await new Dashboard(world).RedshiftHistoryAsync();
        var rows = history.Select(WithoutTime).ToHashSet();
        return
        [
            .. rows.Except(copies.Select(WithoutTime)).Select(row => new Violation("lost", Fault.None, $"is not copied: {row}")),
            .. copies.Where(copy => !rows.Remove(WithoutTime(copy)))
                .Select(copy => new Violation("duplicated", Fault.None, $"is copied twice, or wrong: {copy}")),
        ];
    }

    private async Task<bool> TryCopyAsync()
    {
        try
        {
            string[] statements = ["LOCK public.tbquote_lock", "CALL public.sync_quotes()"];
            return (await new TestWarehouse(world.Stack).TryAsync(RedshiftDatabase.Admin, statements)).Failure is null;
        }
#pragma warning disable CA1031 // A stack that is being stopped or killed fails in every possible way.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>A copy was committed later.</summary>
    private static HistoryRow WithoutTime(HistoryRow row) => row with { CommittedAt = default };
}
