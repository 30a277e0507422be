using System.Diagnostics;
using System.Globalization;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Ends the PostgreSQL that a stack left behind when it and its watcher were killed.</summary>
internal static class StalePostgres
{
    // Only for the holder of the data directory's lock: no living stack needs what is found here.
    public static async Task EndAsync(string binaries, DataDirectory data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data.Postgres, "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        if (lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) && IsPostgresOf(id, lines, data))
        {
            await Command.CheckAsync(
                Command.Unprivileged, Path.Combine(binaries, "pg_ctl"), ["stop", "-D", data.Postgres, "-m", "fast", "-w", "-t", "20"], cancellationToken);
        }
        else
        {
            // The number may belong to any process by now, and PostgreSQL would refuse to start for its sake.
            File.Delete(file);
        }
    }

    private static bool IsPostgresOf(int id, string[] lines, DataDirectory data)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (process.ProcessName != "postgres")
            {
                return false;
            }

            // PostgreSQL works in its data directory, and Linux tells; elsewhere the time of its start has to do.
            return OperatingSystem.IsLinux()
                ? new FileInfo($"/proc/{id}/cwd").LinkTarget == data.Postgres
                : lines.Length > 2 && long.TryParse(lines[2], CultureInfo.InvariantCulture, out var seconds)
                    && (process.StartTime - DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime).Duration() < TimeSpan.FromMinutes(1);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
