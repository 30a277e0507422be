namespace WriteBackLambdas.Emulator.Tests;

/// <summary>A directory that every user can reach, and that is gone after the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    // The space is there because somebody's home directory has one.
    public TemporaryDirectory() => Path = Directory.CreateDirectory(System.IO.Path.Combine(Parent, $"local tests {Guid.NewGuid():N}")).FullName;

    // As root PostgreSQL runs as "nobody", who may not reach root's own temporary directory.
    private static string Parent => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? "/var/tmp" : System.IO.Path.GetTempPath();

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
