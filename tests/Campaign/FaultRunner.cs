namespace WriteBackLambdas.Campaign;

/// <summary>Makes the faults of a plan happen, one after the other.</summary>
internal sealed class FaultRunner(World world, Tally tally)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    /// <summary>The faults that can be tried on this machine.</summary>
    public static IReadOnlyList<Fault> Possible =>
    [
        .. Enum.GetValues<Fault>().Where(fault => fault switch
        {
            Fault.None => false,
            Fault.FullDisk => DataDisk.CanBeFilled,
            Fault.KillPostgres or Fault.KillBackend or Fault.Pause => OperatingSystem.IsLinux(),
            _ => true,
        }),
    ];

    public async Task RunAsync(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            await Task.Delay(Pause);
            world.Fault = fault;
            await Task.Delay(Pause);
            await RunAsync(fault);
            tally.Count(fault, Tally.Times);
            world.Fault = Fault.None;
        }
    }

    private async Task RunAsync(Fault fault)
    {
        switch (fault)
        {
            case Fault.Restart:
                await world.RestartAsync();
                break;
            case Fault.KillPostgres:
                await world.Postgres.SignalAllAsync("-KILL");
                await Task.Delay(Pause);
                await world.RestartAsync();
                break;
            case Fault.KillBackend:
                await world.Postgres.KillOneConnectionAsync();
                break;
            case Fault.Pause:
                await world.Postgres.SignalAllAsync("-STOP");
                await Task.Delay(TimeSpan.FromSeconds(4));
                await world.Postgres.SignalAllAsync("-CONT");
                break;
            case Fault.FullDisk:
                await FillDiskAsync();
                break;
            case Fault.Rotate:
                await RotateAsync();
                break;
            default:
                await Task.Delay(3 * Pause);
                break;
        }
    }

    private async Task FillDiskAsync()
    {
        world.Disk.Fill();
        await Task.Delay(3 * Pause);
        world.Disk.Free();
        // PostgreSQL ends when it cannot write its log.
        if (!await world.IsUpAsync())
        {
            await world.RestartAsync();
        }
    }

    private async Task RotateAsync()
    {
        while (!world.KeyAges.TryRetire())
        {
            await Task.Delay(50);
        }

        await world.RotateAsync();
        await Task.Delay(Pause);
    }
}
