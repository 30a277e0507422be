using System.CommandLine;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Postgres;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Warehouse;

namespace WriteBackLambdas.Demo.Commands;

/// <summary>The commands of this program, which <c>dev.cs</c> runs.</summary>
internal static class Cli
{
    public static RootCommand Create() => new("The demo") { DemoCommand.Create(), InvokeCommand.Create() };

    /// <summary>Where npm installed its packages; <c>dev.cs</c> runs this program in the repository's root.</summary>
    public static string NodeModules { get; } = Path.Combine(Environment.CurrentDirectory, "node_modules");

    /// <summary>Prints a message for what the user can fix. Any other exception is a bug and is shown with its stack trace.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (PortInUseException exception)
        {
            await Console.Error.WriteLineAsync(
                $"{exception.Message} Choose another port with --port. The AWS endpoints take the port after it.");
        }
        catch (Exception exception) when (exception is PostgresStartException or WarehouseException or QuoteDefinitionException
            or SourceException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }

        return 1;
    }
}
