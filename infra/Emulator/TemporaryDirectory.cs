namespace WriteBackLambdas.Emulator;

/// <summary>A new directory that every user may enter, and that is deleted when it is disposed.</summary>
public sealed class TemporaryDirectory : IAsyncDisposable
{
    public TemporaryDirectory(string name = "write-back-lambdas")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{name}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
        }
    }

    public string Path { get; }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
