using System.CommandLine;
using System.Text;
using System.Text.Json;


namespace WriteBackLambdas.Demo.Commands;

/// <summary>Runs one sample event through its function, against a fresh warehouse with the samples' key and clock.</summary>
internal static class InvokeCommand
{
    public static Command Create()
    {
        var function = new Argument<string>("function") { Description = "redshift_get_digest or write_back." };
        var file = new Argument<string>("event") { Description = "A file with the event, such as events/write-back/genuine.json." };
        var command = new Command("invoke", "Runs one function with one event.") { function, file };
        command.SetAction((arguments, cancellationToken) =>
            Cli.RunAsync(() => RunAsync(arguments.GetValue(function)!, arguments.GetValue(file)!, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string function, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no event {file}; the samples are in events/digest and events/write-back.");
        }

        var options = new DemoOptions
        {
            NodeModules = Cli.NodeModules,
            SigningKey = SampleEvent.SigningKey,
            Time = SampleEvent.Clock,
            Log = Console.Error,
        };
        await using var stack = await DemoStack.StartAsync(options, cancellationToken);
        if (SampleEvent.Before(file) is { } before)
        {
            await stack.Functions.InvokeAsync(function, await File.ReadAllBytesAsync(before, cancellationToken), cancellationToken);
        }

        var outcome = await stack.Functions.InvokeAsync(function, await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        Console.WriteLine(Encoding.UTF8.GetString(outcome.Payload.Span));
        return outcome.IsFunctionError ? 1 : 0;
    }
}
