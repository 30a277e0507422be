using System.ComponentModel;
using System.Diagnostics;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>Runs Python and Node.js.</summary>
internal static class OtherProgram
{
    /// <summary>Where these tests' own npm packages are.</summary>
    public static readonly string NodeModules = Path.Combine(Repository.Root, "tests", "Formats.Tests", "node_modules");

    /// <summary>What the program prints; the test is skipped where the program is not installed.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, string input, string key = "")
    {
        var (exitCode, output, error) = await TryAsync(program, arguments, input, key);
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }

    public static async Task<(int ExitCode, string Output, string Error)> TryAsync(
        string program, string[] arguments, string input, string key = "")
    {
        using var process = Start(program, arguments, key);
        Assert.SkipWhen(process is null, $"{program} was not found on the PATH.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static Process? Start(string program, string[] arguments, string key)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["SIGNING_KEY"] = key },
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
