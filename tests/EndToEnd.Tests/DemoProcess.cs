using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The demo as a process, started as a user starts it.</summary>
internal sealed partial class DemoProcess : IDisposable
{
    private readonly Process _process;

    private DemoProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<DemoProcess> StartAsync(string data)
    {
        var process = Launch("Demo", ["demo", "--port", "0", "--data", data]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready: ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new DemoProcess(process, new Uri(line["ready: ".Length..]));
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs a command to its end, and returns its exit code and output.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string project, params string[] arguments)
    {
        using var process = Launch(project, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    public async Task<string> FirstLinkAsync() =>
        System.Net.WebUtility.HtmlDecode(QuoteLink().Match((await new TestApi(Url).GetAsync("/")).Body).Groups[1].Value);

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static Process Launch(string project, IEnumerable<string> arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, $"WriteBackLambdas.{project}.dll"), .. arguments];

        // A test run in the background inherits SIGINT and SIGHUP as ignored, which a demo in a terminal does not.
        if (OperatingSystem.IsLinux())
        {
            command = ["env", "--default-signal=INT,HUP", .. command];
        }

        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    [GeneratedRegex("href=\"([^\"]*action=generate[^\"]*)\"")]
    private static partial Regex QuoteLink();
}
