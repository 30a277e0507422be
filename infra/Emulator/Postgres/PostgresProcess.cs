using System.Diagnostics;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>The running PostgreSQL, and the shell that stops it when the pipe to this process closes.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    // Ctrl+C reaches every process of the terminal. The watcher ignores it and waits until the pipe closes. Then it stops PostgreSQL by its
    // process id, because the data directory may already be deleted.
    private const string Watch = """
        trap '' INT TERM HUP PIPE
        "$1/pg_ctl" start -D "$2" -l "$2/server.log" -w -t 60 -o "$3" >/dev/null || exit 1
        read -r pid <"$2/postmaster.pid"
        echo ready
        read -r _
        kill -INT "$pid"
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
        """;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _binaries;
    private readonly string _files;
    private readonly Process? _watcher;

    private PostgresProcess(string binaries, string files, Process? watcher)
    {
        _binaries = binaries;
        _files = files;
        _watcher = watcher;
    }

    public static async Task<PostgresProcess> StartAsync(
        string binaries, string files, int port, bool isKept, CancellationToken cancellationToken)
    {
        // A commit always reaches the operating system, so killing PostgreSQL loses nothing; fsync is for when the operating system fails.
        // The time of a commit tells the campaign what was in the history when somebody looked; a row has that of its transaction's start.
        var options = $"-p {port} -h 127.0.0.1 -c unix_socket_directories= -c max_connections=700 -c fsync={(isKept ? "on" : "off")} " +
            "-c timezone=UTC -c log_timezone=UTC -c jit=off -c track_commit_timestamp=on -c log_min_error_statement=panic";
        if (OperatingSystem.IsWindows())
        {
            await Command.CheckAsync(
                null,
                Path.Combine(binaries, "pg_ctl"),
                ["start", "-D", files, "-l", Log(files), "-w", "-t", "60", "-o", options],
                cancellationToken);
            return new PostgresProcess(binaries, files, watcher: null);
        }

        var watcher = Process.Start(Command.StartInfo(Command.Unprivileged, "/bin/sh", "-c", Watch, "sh", binaries, files, options))!;
        var ready = false;
        try
        {
            ready = await watcher.StandardOutput.ReadLineAsync(cancellationToken) == "ready";
            return ready
                ? new PostgresProcess(binaries, files, watcher)
                : throw new PostgresStartException($"PostgreSQL did not start; {Log(files)} ends with: {LastLines(Log(files))}");
        }
        finally
        {
            if (!ready)
            {
                // The closed pipe ends PostgreSQL if it does run.
                watcher.StandardInput.Close();
                watcher.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_watcher is null)
        {
            await Command.RunAsync(
                null, Path.Combine(_binaries, "pg_ctl"), ["stop", "-D", _files, "-m", "fast", "-w"], CancellationToken.None);
            return;
        }

        _watcher.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        await _watcher.WaitForExitAsync(limit.Token);
        _watcher.Dispose();
    }

    private static string Log(string files) => Path.Combine(files, "server.log");

    private static string LastLines(string log) =>
        File.Exists(log) ? string.Join(' ', File.ReadLines(log).TakeLast(5)) : "nothing";
}
