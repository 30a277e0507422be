using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The reference in Python, which times itself: starting the interpreter does not count.</summary>
internal sealed class PythonSide(string payloadFile) : ISide
{
    public string Name => "reference (Python)";

    /// <summary>Null where there is no Python.</summary>
    public static PythonSide? Create(Payload payload)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true })!;
            python.WaitForExit();
        }
        catch (Win32Exception)
        {
            Console.WriteLine("python3 was not found: the reference is left out.");
            return null;
        }

        var file = Path.Combine(AppContext.BaseDirectory, "payload.json");
        File.WriteAllBytes(file, payload.Json);
        return new PythonSide(file);
    }

    public async Task<double> RunAsync()
    {
        // The first of two runs warms up.
        var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "reference.py"), payloadFile, DigestSide.Key, "2"])
        {
            RedirectStandardOutput = true,
        };
        using var python = Process.Start(start)!;
        var lines = (await python.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        return double.Parse(lines[^1], CultureInfo.InvariantCulture);
    }
}
