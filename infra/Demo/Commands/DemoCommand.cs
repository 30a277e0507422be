using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using WriteBackLambdas.Demo.Source;
using WriteBackLambdas.Emulator;
using WriteBackLambdas.Emulator.Redshift;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Demo.Commands;

/// <summary>Runs the stack until a signal comes or standard input ends.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port of the dashboard and the API. The AWS endpoints take the next one.",
            DefaultValueFactory = _ => 8080,
        };
        var data = new Option<string?>("--data") { Description = "A directory that keeps the data. Without it nothing is kept." };
        var definition = new Option<string?>("--definition")
        {
            Description =
                "A quote definition; functions/Quotes/quote.json by default. Its source table is created and filled with the rows of "
                + "the CSV file of the same name beside it, or else with generated rows.",
        };
        var rows = new Option<string?>("--rows")
        {
            Description = "A CSV file with the rows of the source table. Its header names the source columns; an empty value is NULL.",
        };
        var definitions = new Option<string?>("--definitions")
        {
            Description =
                "A folder of several quote definitions; quotes.json is the default one. Rows are read from a CSV file beside each.",
        };
        var delays = new Option<string?>("--delays")
        {
            Description = "Milliseconds that the warehouse takes for a connection, a statement, and a commit, such as 300,100,150.",
        };
        var signIn = new Option<bool>("--sign-in")
        {
            Description =
                "People sign in as alice or bob, with any password, before a link records. The provider takes the port after next.",
        };
        var store = new Option<QuoteStore>("--store")
        {
            Description = "Where quotes are recorded: redshift or aurora. Redshift shows them in either case.",
        };
        var command = new Command("demo", "Runs the whole system on this machine.")
        {
            port, data, definition, definitions, rows, delays, signIn, store,
        };
        command.SetAction((arguments, cancellationToken) => Cli.RunAsync(async () =>
        {
            var (file, folder) = (arguments.GetValue(definition), arguments.GetValue(definitions));
            var chosen = DefinitionFolder.LoadChosen(file, folder);
            string? CsvOf(QuoteDefinition quotes)
            {
                var own = quotes.IsDefault ? arguments.GetValue(rows) : null;
                var beside = Path.ChangeExtension(folder is null ? file : DefinitionFolder.FileOf(folder, quotes.Name), ".csv");
                return own ?? (File.Exists(beside) ? beside : null);
            }

            var options = new DemoOptions
            {
                NodeModules = Cli.NodeModules,
                Port = arguments.GetValue(port),
                DataDirectory = arguments.GetValue(data),
                Definitions = chosen,
                Rows = chosen.Where(quotes => CsvOf(quotes) is not null)
                    .ToDictionary(quotes => quotes.Name, quotes => SourceRows.Read(CsvOf(quotes)!, quotes)),
                Store = arguments.GetValue(store),
                SignIn = arguments.GetValue(signIn),
                Delays = Delays(arguments.GetValue(delays)),
                Log = Console.Out,
            };
            return await RunAsync(options, cancellationToken);
        }));
        return command;
    }

    private static DatabaseDelays Delays(string? text)
    {
        int[] milliseconds = [.. (text ?? "0,0,0").Split(',').Select(static number =>
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1)];
        return milliseconds is [>= 0 and var connection, >= 0 and var statement, >= 0 and var commit]
            ? new DatabaseDelays(
                TimeSpan.FromMilliseconds(connection), TimeSpan.FromMilliseconds(statement), TimeSpan.FromMilliseconds(commit))
            : throw new ArgumentException($"--delays {text}: give three numbers of milliseconds, such as 300,100,150.");
    }

    private static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        if (options.Port is < 0 or > 65533)
        {
            throw new ArgumentException(
                $"--port {options.Port}: use 1 to 65533, because the AWS endpoints and the provider take the next ports, "
                + "or 0 for any free ports.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            await using var stack = await DemoStack.StartAsync(options, stop.Token);
            Console.WriteLine($"api:   {stack.Api}");
            Console.WriteLine(
                $"aws:   {stack.AwsEndpoint} (redshift-data, secretsmanager, lambda; workgroup {DemoStack.Workgroup}, "
                + $"database {RedshiftDatabase.Name}, any credentials)");
            if (stack.Provider is { } provider)
            {
                Console.WriteLine($"users: {string.Join(", ", Sample.Viewers)} sign in at {provider.Issuer} with any password");
            }

            foreach (var source in stack.Sources)
            {
                Console.WriteLine($"rows:  {source}");
            }

            Console.WriteLine($"ready: {stack.Dashboard}");
            await (Console.IsInputRedirected ? EndOfInputAsync(stop.Token) : Task.Delay(Timeout.Infinite, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        return 0;
    }

    /// <summary>The parent process holds the other end of standard input. When it ends, however it ends, the stack stops.</summary>
    private static async Task EndOfInputAsync(CancellationToken cancellationToken)
    {
        // A read of standard input cannot be canceled, so it waits on a thread of its own.
        var end = Task.Run(Console.In.ReadToEnd, CancellationToken.None);
        await end.WaitAsync(cancellationToken);
    }
}
