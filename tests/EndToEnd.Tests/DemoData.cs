using System.Diagnostics;
using System.Globalization;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A demo's data directory, for one test.</summary>
internal sealed class DemoData : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _postgres;

    public string Path => _directory.Path;

    /// <summary>Waits until the PostgreSQL on this data has ended, which takes a moment longer after a demo was killed.</summary>
    public async Task PostgresEndsAsync()
    {
        var pidFile = System.IO.Path.Combine(Path, "postgres", "postmaster.pid");
        for (var i = 0; i < 100; i++)
        {
            if (ReadPid(pidFile) is { } pid)
            {
                _postgres = pid;
            }
            else if (_postgres == 0 || !IsRunning(_postgres))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"PostgreSQL {_postgres} still runs.");
    }

    /// <summary>Kills PostgreSQL, which gets no chance to write anything.</summary>
    public void KillPostgres()
    {
        using var postgres = Process.GetProcessById(ReadPid(System.IO.Path.Combine(Path, "postgres", "postmaster.pid"))!.Value);
        postgres.Kill();
        postgres.WaitForExit();
    }

    /// <summary>Kills the shell that stops PostgreSQL after its demo.</summary>
    public void KillWatcher()
    {
        using var watcher = Process.GetProcessesByName("sh")
            .First(process => File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(Path, StringComparison.Ordinal));
        watcher.Kill();
    }

    // PostgreSQL, which writes to this directory, ends a moment after the demo.
    public async ValueTask DisposeAsync()
    {
        await PostgresEndsAsync();
        await _directory.DisposeAsync();
    }

    // Null when PostgreSQL has removed the file, which it may do at any time.
    private static int? ReadPid(string file)
    {
        try
        {
            return int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
