using System.CommandLine;
using System.Runtime.InteropServices;
using WriteBackLambdas.Emulator.Redshift;

namespace WriteBackLambdas.Demo.Commands;

/// <summary>Runs the stack until a signal comes or standard input ends.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The dashboard's and the API's port; the AWS endpoints take the next one.", DefaultValueFactory = _ => 8080 };
        var data = new Option<string?>("--data") { Description = "A directory that keeps the data; without it nothing is kept." };
        var command = new Command("demo", "Runs the whole system on this machine.") { port, data };
        command.SetAction((arguments, cancellation) => Cli.RunAsync(() => RunAsync(arguments.GetValue(port), arguments.GetValue(data), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(int port, string? data, CancellationToken cancellation)
    {
        if (port is < 0 or > 65534)
        {
            throw new ArgumentException($"--port {port}: from 1 to 65534, because the AWS endpoints take the port after it; 0 for any two free ones.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
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
            var options = new DemoOptions { NodeModules = Cli.NodeModules, Port = port, DataDirectory = data, Log = Console.Out };
            await using var stack = await DemoStack.StartAsync(options, stop.Token);
            Console.WriteLine(
                $"""
                api:   {stack.Api}
                aws:   {stack.AwsEndpoint} (redshift-data, secretsmanager, lambda; workgroup {DemoStack.Workgroup}, database {RedshiftDatabase.Name}, any credentials)
                ready: {stack.Dashboard}
                """);
            await (Console.IsInputRedirected ? EndOfInputAsync(stop.Token) : Task.Delay(Timeout.Infinite, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        return 0;
    }

    /// <summary>Whoever started this holds the other end: when it is gone, however it went, the stack goes too.</summary>
    private static async Task EndOfInputAsync(CancellationToken cancellation)
    {
        // A read of standard input cannot be cancelled, so it waits on a thread of its own.
        var end = Task.Run(Console.In.ReadToEnd, CancellationToken.None);
        await end.WaitAsync(cancellation);
    }
}
