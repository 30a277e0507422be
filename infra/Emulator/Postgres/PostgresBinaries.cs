using System.Text.Json;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Prepares the package's programs: creates the links to its libraries, and copies it where "nobody" can reach it.</summary>
internal static class PostgresBinaries
{
    private const string Shared = "/var/tmp/write-back-lambdas";

    public static async Task<string> PrepareAsync(string packageDirectory, CancellationToken cancellationToken)
    {
        if (Command.Unprivileged is null)
        {
            await LinkLibrariesAsync(packageDirectory, cancellationToken);
            return Path.Combine(packageDirectory, "native", "bin");
        }

        await ClaimSharedDirectoryAsync(cancellationToken);
        var copy = Path.Combine(
            Shared, $"postgres-{Path.GetFileName(packageDirectory)}-{await VersionAsync(packageDirectory, cancellationToken)}");
        if (!Directory.Exists(copy))
        {
            await CopyAsync(packageDirectory, copy, cancellationToken);
        }

        return Path.Combine(copy, "native", "bin");
    }

    // Every user may write to /var/tmp, so a directory that another user put there could hold any program.
    private static async Task ClaimSharedDirectoryAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Shared);
        const string Claim = """[ -O "$1" ] && [ ! -L "$1" ] && chmod 755 "$1" """;
        var (exitCode, _) = await Command.RunAsync(null, "/bin/sh", ["-c", Claim, "sh", Shared], cancellationToken);
        if (exitCode != 0)
        {
            throw new PostgresStartException($"{Shared} belongs to another user. Remove it; it holds only copies of programs.");
        }
    }

    private static async Task CopyAsync(string packageDirectory, string copy, CancellationToken cancellationToken)
    {
        var unfinished = $"{copy}.{Guid.NewGuid():N}";
        await Command.CheckAsync(null, "/bin/cp", ["-R", packageDirectory, unfinished], cancellationToken);
        await LinkLibrariesAsync(unfinished, cancellationToken);
        await Command.CheckAsync(null, "/bin/chmod", ["-R", "a+rX", unfinished], cancellationToken);
        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            // Another start has finished the same copy.
            Directory.Delete(unfinished, recursive: true);
        }
    }

    // npm packages hold no symbolic links; npm's install script creates them, and `npm ci --ignore-scripts` does not run it.
    private static async Task LinkLibrariesAsync(string packageDirectory, CancellationToken cancellationToken)
    {
        var list = Path.Combine(packageDirectory, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(await File.ReadAllTextAsync(list, cancellationToken));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(packageDirectory, link.GetProperty("source").GetString()!);
            var target = Path.Combine(packageDirectory, link.GetProperty("target").GetString()!);
            try
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
            catch (IOException) when (File.Exists(target))
            {
                // npm or another start made it.
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new PostgresStartException(
                    $"PostgreSQL's libraries need links in {Path.GetDirectoryName(target)}, which cannot be written: " +
                    "run `npm ci` without --ignore-scripts.",
                    exception);
            }
        }
    }

    private static async Task<string> VersionAsync(string packageDirectory, CancellationToken cancellationToken)
    {
        using var package = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(packageDirectory, "package.json"), cancellationToken));
        return package.RootElement.GetProperty("version").GetString()!;
    }
}
