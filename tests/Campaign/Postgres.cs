using System.Diagnostics;

namespace WriteBackLambdas.Campaign;

/// <summary>The processes of the PostgreSQL in a stack's data directory, and signals to them.</summary>
internal sealed class Postgres(string dataDirectory)
{
    public Task SignalAllAsync(string signal) => SignalAsync(signal, [Postmaster, .. Children()]);

    public Task KillOneConnectionAsync() => SignalAsync("-KILL", [.. Children().Where(IsConnection).Take(1)]);

    private string Postmaster => File.ReadLines(Path.Combine(dataDirectory, "postgres", "postmaster.pid")).First();

    private string[] Children() =>
        File.ReadAllText($"/proc/{Postmaster}/task/{Postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // PostgreSQL writes the client's address into the title of a connection's process.
    private static bool IsConnection(string process) =>
        File.Exists($"/proc/{process}/cmdline")
        && File.ReadAllText($"/proc/{process}/cmdline").Contains("127.0.0.1", StringComparison.Ordinal);

    // A process that has ended meanwhile is no failure.
    private static async Task SignalAsync(string signal, string[] processes)
    {
        if (processes.Length > 0)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", [signal, .. processes]) { RedirectStandardError = true })!;
            await kill.WaitForExitAsync();
        }
    }
}
