using Npgsql;

namespace WriteBackLambdas.Emulator.Aurora;

/// <summary>Puts Aurora's own extensions where PostgreSQL finds them.</summary>
internal static class AuroraExtensions
{
    // "nobody" must be able to read them.
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes the files into a directory that belongs to the data, and names it in the setting of Aurora's database.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource maintenance, string root, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, "extension"));
        if (!OperatingSystem.IsWindows())
        {
            directory.UnixFileMode = (UnixFileMode)0b111_101_101;
        }

        foreach (var name in (string[])["aws_lambda.control", "aws_lambda--1.0.sql"])
        {
            var file = Path.Combine(directory.FullName, name);
            await using (var resource = typeof(AuroraExtensions).Assembly.GetManifestResourceStream(name)!)
            await using (var copy = File.Create(file))
            {
                await resource.CopyToAsync(copy, cancellationToken);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, Readable);
            }
        }

        var path = $"$system{Path.PathSeparator}{root}".Replace("'", "''", StringComparison.Ordinal);
        await using var command = maintenance.CreateCommand(
            $"ALTER DATABASE {AuroraDatabase.Name} SET extension_control_path = '{path}'");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
