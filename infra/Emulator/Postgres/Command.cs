using System.Diagnostics;

namespace WriteBackLambdas.Emulator.Postgres;

/// <summary>Runs a program, as another user where one is given, and answers its exit code and what it wrote.</summary>
internal static class Command
{
    // PostgreSQL refuses to run as root, and "nobody" is the one unprivileged user that every Unix has.
    public static string? Unprivileged { get; } =
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? "nobody" : null;

    public static ProcessStartInfo StartInfo(string? user, string program, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The current directory may be one that the other user cannot enter.
            WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(program)),
        };

        if (user is not null)
        {
            info.UserName = user;
        }

        return info;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string? user, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartInfo(user, program, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await error).Trim());
    }

    public static async Task CheckAsync(string? user, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync(user, program, arguments, cancellationToken);
        if (exitCode != 0)
        {
            throw new PostgresStartException($"{Path.GetFileName(program)} failed ({exitCode}): {output}");
        }
    }
}
