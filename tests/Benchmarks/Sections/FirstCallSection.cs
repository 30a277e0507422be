
namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>The first calls of fresh processes that run the function as it is published, compiled ahead of time.</summary>
internal sealed class FirstCallSection(string? published) : ISection
{
    private const int Processes = 15;

    /// <summary>Long enough for the key to arrive that the function requests when it starts.</summary>
    private static readonly TimeSpan PauseForKey = TimeSpan.FromSeconds(2);

    public string Title => "The first call";

    public void Print()
    {
        if (published is null)
        {
            Console.WriteLine("Left out: `--published <folder of the published digest function>` was not given.");
            return;
        }

        var batch = Batches.Ordinary(20_000);
        using var secrets = new SecretsManagerServer(KeyedFunction.Secret);
        using var function = new PublishedFunction(published, batch);
        var atOnce = new Phase[Processes][];
        var withKey = new Phase[Processes];
        for (var i = 0; i < Processes; i++)
        {
            atOnce[i] = function.MeasureFirstCall(secrets, TimeSpan.Zero);
            withKey[i] = function.MeasureFirstCall(secrets, PauseForKey).Single(phase => phase.Name == FirstCall.FirstBatch);
        }

        Print(batch, [.. atOnce[0].Select((_, i) => Median([.. atOnce.Select(process => process[i])]))], Median(withKey));
    }

    private static Phase Median(IReadOnlyCollection<Phase> phases) => new(
        phases.First().Name,
        Turns.Median([.. phases.Select(phase => phase.Milliseconds)]),
        (long)Turns.Median([.. phases.Select(phase => (double)phase.CompiledMethods)]));

    private static void Print(Batch batch, Phase[] atOnce, Phase withKey)
    {
        var table = new Table("", "times as long as a warm batch", "ms", "methods compiled");
        foreach (var phase in atOnce.Append(withKey with { Name = "first batch if the key is there already" }))
        {
            table.Add(
                phase.Name,
                Report.Ratio(phase.Milliseconds / atOnce[^1].Milliseconds),
                Report.Number(phase.Milliseconds, "0.00"),
                Report.Number(phase.CompiledMethods));
        }

        Console.WriteLine(
            $"""
            Batches of {batch.Name} in fresh processes that run the published function: medians of {Processes} processes.
            The function requests its key through the AWS SDK when it starts, and the first batch waits for it.

            """);
        table.Print();
    }
}
