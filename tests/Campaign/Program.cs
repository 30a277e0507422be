using System.Globalization;
using System.Runtime.InteropServices;
using WriteBackLambdas.Campaign;

// dotnet run dev.cs campaign [--minutes N] [--seed S]
var (minutes, seed) = (1.0, Environment.TickCount & 0xFFFFF);
for (var i = 0; i < args.Length; i += 2)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    var isValid = args[i] switch
    {
        "--minutes" => double.TryParse(value, CultureInfo.InvariantCulture, out minutes) && minutes > 0,
        "--seed" => int.TryParse(value, CultureInfo.InvariantCulture, out seed) && seed >= 0,
        _ => false,
    };
    if (!isValid)
    {
        await Console.Error.WriteLineAsync("Usage: campaign [--minutes N] [--seed S], where N is positive and S is a whole number from 0");
        return 2;
    }
}

using var timeIsOver = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
// A terminal sends Ctrl+C to this process, too.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
// dev.cs closes the input on Ctrl+C. The figures so far are printed, and the processes and the file system end.
using var interruption = new CancellationTokenSource();
_ = Task.Run(async () =>
{
    await Console.In.ReadToEndAsync();
    await interruption.CancelAsync();
});
var run = new CampaignRun(Console.Out);
return await run.RunAsync(seed, timeIsOver.Token, interruption.Token) ? 0 : 1;
