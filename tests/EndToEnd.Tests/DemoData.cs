using System.Diagnostics;
using System.Globalization;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>A demo's data directory, for one test.</summary>
internal sealed class DemoData : IDisposable
{
    private int _postgres;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"write-back-demo-{Guid.NewGuid():N}");

    /// <summary>Waits until the PostgreSQL on this data has gone; a demo that was killed takes a moment longer.</summary>
    public async Task PostgresEndsAsync()
    {
        var pidFile = System.IO.Path.Combine(Path, "postgres", "postmaster.pid");
        for (var i = 0; i < 100; i++)
        {
            if (File.Exists(pidFile))
            {
                _postgres = int.Parse((await File.ReadAllLinesAsync(pidFile))[0], CultureInfo.InvariantCulture);
            }
            else if (_postgres == 0 || !IsRunning(_postgres))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"PostgreSQL {_postgres} still runs.");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

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
