using System.Diagnostics;
using System.Globalization;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Ends a PostgreSQL whose owner and watcher were killed.</summary>
internal static class StalePostgres
{
    // The caller holds the data directory's lock, so no running program needs the server that is found here.
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
                Command.Unprivileged,
                Path.Combine(binaries, "pg_ctl"),
                ["stop", "-D", data.Postgres, "-m", "fast", "-w", "-t", "20"],
                cancellationToken);
        }
        else
        {
            // Any process may have this number by now, and PostgreSQL would refuse to start because of it.
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

            // Linux shows the process's working directory, which is the data directory. Elsewhere the start time decides.
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
