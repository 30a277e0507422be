using System.CommandLine;

namespace WriteBackLambdas.Audit.Tests;

/// <summary>Runs audit's command line in this process.</summary>
internal static class Auditing
{
    static Auditing()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "any");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "any");
    }

    public static async Task<(int ExitCode, string[] Lines)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var exitCode = await Cli.Create().Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
