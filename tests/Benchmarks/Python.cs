using System.ComponentModel;
using System.Diagnostics;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The Python on the PATH.</summary>
internal static class Python
{
    private const string Program = "python3";

    public const string IsMissing = Program + " was not found: the measurements of Python are left out.";

    /// <summary>Null if there is no Python.</summary>
    public static string? Version { get; } = FindVersion();

    /// <summary>Starts one of the scripts beside this program.</summary>
    public static Process Start(string script, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Program, [Path.Combine(AppContext.BaseDirectory, "Python", script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static string? FindVersion()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(Program, "--version") { RedirectStandardOutput = true })!;
            var version = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return python.ExitCode == 0 ? version : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
