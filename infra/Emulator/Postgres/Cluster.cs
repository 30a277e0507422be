namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Creates PostgreSQL's files in a data directory that has none yet.</summary>
internal static class Cluster
{
    public static async Task CreateIfMissingAsync(
        string binaries, DataDirectory data, bool isKept, CancellationToken cancellationToken)
    {
        if (Directory.Exists(data.Postgres))
        {
            return;
        }

        // Created beside the final directory and renamed, so that an interrupted start leaves nothing that looks finished.
        var aside = Path.Combine(data.Root, "initializing");
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(aside);
        }
        else
        {
            Directory.CreateDirectory(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var password = Path.Combine(aside, "password");
        await File.WriteAllTextAsync(password, data.PasswordOf(PostgresServer.Superuser), cancellationToken);
        if (Command.Unprivileged is { } user)
        {
            await Command.CheckAsync(null, "chown", ["-R", user, aside], cancellationToken);
        }

        var files = Path.Combine(aside, "postgres");
        await Command.CheckAsync(
            Command.Unprivileged,
            Path.Combine(binaries, "initdb"),
            [
                "--pgdata", files, "--username", PostgresServer.Superuser, "--pwfile", password, "--auth", "scram-sha-256",
                isKept ? "--sync-method=fsync" : "--no-sync",
                // Redshift compares strings by their bytes, and knows the upper case of more than ASCII.
                "--encoding", "UTF8", "--no-locale", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
            ],
            cancellationToken);
        Directory.Move(files, data.Postgres);
        Directory.Delete(aside, recursive: true);
    }
}
