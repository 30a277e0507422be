namespace WriteBackLambdas.Emulator;

/// <summary>Writes files that only their owner can read, and that are whole or not there at all, even if the disk is full.</summary>
internal static class PrivateFile
{
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        var aside = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var stream = new FileStream(aside, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, file, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
