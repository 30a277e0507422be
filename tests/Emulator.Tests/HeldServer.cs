using System.Diagnostics;
using WriteBackLambdas.Emulator.Postgres;

namespace WriteBackLambdas.Emulator.Tests;

/// <summary>A server in a process of its own, which can be killed: this program, told to run the one explicit test below.</summary>
public sealed class HeldServer
{
    private const string DirectoryVariable = "LOCAL_TESTS_HOLD";
    private const string ReadyFile = "held";

    /// <summary>Whether this is that process.</summary>
    public static bool IsHolder => HeldDirectory is not null;

    private static string? HeldDirectory => Environment.GetEnvironmentVariable(DirectoryVariable);

    [Fact(Explicit = true)]
    public async Task Not_a_test_but_what_the_other_process_runs()
    {
        Assert.SkipUnless(IsHolder, "Only for PostgresServerTests.");
        await using var server = await PostgresServer.StartAsync(
            PostgresPackage.Find(Repository.NodeModules), HeldDirectory!, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(HeldDirectory!, ReadyFile), "", CancellationToken.None);
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    internal static async Task<Process> StartAsync(string directory)
    {
        var test = $"{typeof(HeldServer).FullName}.{nameof(Not_a_test_but_what_the_other_process_runs)}";
        var info = new ProcessStartInfo("dotnet", ["exec", typeof(HeldServer).Assembly.Location, "-method", test, "-explicit", "only"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment[DirectoryVariable] = directory;
        var process = Process.Start(info)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!File.Exists(Path.Combine(directory, ReadyFile)))
        {
            Assert.False(process.HasExited, "The other process did not start a server.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return process;
    }
}
