using System.Diagnostics;
using WriteBackLambdas.Emulator;

namespace WriteBackLambdas.Campaign;

/// <summary>Where a stack keeps its data: a small file system in memory, which can be filled, or else a directory.</summary>
internal sealed class DataDisk : IAsyncDisposable
{
    private const string Size = "400m";

    private readonly TemporaryDirectory _directory = new("write-back-campaign");
    private readonly bool _isMounted;

    public DataDisk() => _isMounted = CanBeFilled && Mount(_directory.Path);

    /// <summary>Whether a file system can be mounted here.</summary>
    public static bool CanBeFilled { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && TryMount();

    public string Data => Path.Combine(_directory.Path, "data");

    private string Filler => Path.Combine(_directory.Path, "filler");

    public void Fill()
    {
        if (!_isMounted)
        {
            return;
        }

        try
        {
            // Without a buffer, so that nothing is left to be written when it is closed.
            using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var block = new byte[4096]; ;)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            Unmount(_directory.Path);
        }

        await _directory.DisposeAsync();
    }

    private static bool TryMount()
    {
        var directory = Directory.CreateTempSubdirectory();
        var succeeds = Mount(directory.FullName) && Unmount(directory.FullName);
        directory.Delete();
        return succeeds;
    }

    private static bool Mount(string path) => Run("mount", "-t", "tmpfs", "-o", $"size={Size},mode=755", "tmpfs", path);

    private static bool Unmount(string path) => Run("umount", "--lazy", path);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
