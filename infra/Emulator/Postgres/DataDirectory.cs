using System.Security.Cryptography;
using System.Text;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>A directory with a lock, the secret that all passwords derive from, and PostgreSQL's data. It outlives the server.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const int SecretBytes = 32;

    private readonly FileStream _lock;
    private readonly byte[] _secret;

    private DataDirectory(string root, FileStream @lock, byte[] secret)
    {
        Root = root;
        _lock = @lock;
        _secret = secret;
    }

    public string Root { get; }

    public string Postgres => Path.Combine(Root, "postgres");

    public static async Task<DataDirectory> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var created = Create(root);
        await CheckReachableAsync(root, created, cancellationToken);
        var held = Lock(root);
        try
        {
            return new DataDirectory(root, held, ReadOrCreateSecret(root));
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>The password of a database user: derived, so that none has to be kept or passed on.</summary>
    public string PasswordOf(string user) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(user)));

    public void Dispose() => _lock.Dispose();

    private static bool Create(string root)
    {
        if (Directory.Exists(root))
        {
            return false;
        }

        Directory.CreateDirectory(root);
        if (Command.Unprivileged is not null && !OperatingSystem.IsWindows())
        {
            // "nobody" has to pass through, whatever the umask is. The files inside have modes of their own.
            File.SetUnixFileMode(root, (UnixFileMode)0b111_101_101);
        }

        return true;
    }

    private static async Task CheckReachableAsync(string root, bool created, CancellationToken cancellationToken)
    {
        if (Command.Unprivileged is null)
        {
            return;
        }

        var (exitCode, _) = await Command.RunAsync(Command.Unprivileged, "/bin/sh", ["-c", "cd -- \"$1\"", "sh", root], cancellationToken);
        if (exitCode != 0)
        {
            if (created)
            {
                Directory.Delete(root);
            }

            throw new PostgresStartException(
                $"PostgreSQL refuses to run as root and so runs as the user \"nobody\", who cannot reach the data directory {root}: " +
                "choose one that every user may enter, such as /var/tmp/write-back-lambdas/data.");
        }
    }

    // The operating system releases the lock however this process ends.
    private static FileStream Lock(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new PostgresStartException(
                $"Another demo is using the data directory {root}: stop it, or choose another directory.", exception);
        }
    }

    private static byte[] ReadOrCreateSecret(string root)
    {
        var file = Path.Combine(root, "secret");
        if (File.Exists(file))
        {
            var kept = File.ReadAllBytes(file);
            return kept.Length == SecretBytes
                ? kept
                : throw new PostgresStartException(
                    $"The file \"secret\" in the data directory {root} has {kept.Length} bytes instead of {SecretBytes}: " +
                    "delete the directory to start over.");
        }

        if (Directory.Exists(Path.Combine(root, "postgres")))
        {
            throw new PostgresStartException(
                $"The data directory {root} has lost its file \"secret\": delete the directory to start over.");
        }

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        PrivateFile.Write(file, secret);
        return secret;
    }
}
