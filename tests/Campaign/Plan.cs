using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Campaign;

/// <summary>What a client does next.</summary>
public enum StepKind
{
    Generate,
    Edit,
    Accept,
    Repeat,
    DoubleClick,
    Expire,
    Forge,
}

/// <summary>A step, with a number that decides its details.</summary>
public sealed record Step(StepKind Kind, int Choice);

/// <summary>One round: what each client does, and the faults that happen meanwhile, one after the other. A seed makes all of it.</summary>
public sealed record Plan(int Seed, IReadOnlyList<IReadOnlyList<Step>> Clients, IReadOnlyList<Fault> Faults)
{
    public const int FaultsPerRound = 3;

    public const int RoundsPerStack = 5;

    private const int StepsPerClient = 12;

    /// <summary>Where quotes are recorded: stacks take turns.</summary>
    public QuoteStore Store => Seed / RoundsPerStack % 2 == 0 ? QuoteStore.Redshift : QuoteStore.Aurora;

    // A kind that is here twice is twice as frequent.
    private static readonly StepKind[] Kinds =
    [
        StepKind.Generate, StepKind.Generate, StepKind.Edit, StepKind.Edit, StepKind.Accept, StepKind.Accept,
        StepKind.Repeat, StepKind.DoubleClick, StepKind.Expire, StepKind.Forge,
    ];

    /// <summary>Seeds that follow each other try all the faults in turn.</summary>
    public static Plan Of(int seed, IReadOnlyList<Fault> faults)
    {
        var dice = new Dice((ulong)seed);
        return new Plan(
            seed,
            [.. Enumerable.Range(0, 8 * (1 + dice.Below(4))).Select(_ => Steps(dice))],
            [.. Enumerable.Range(0, FaultsPerRound).Select(i => faults[(int)((((long)seed * FaultsPerRound) + i) % faults.Count)])]);
    }

    /// <summary>The plans that leave something out, those that leave out the most first.</summary>
    public IEnumerable<Plan> Smaller()
    {
        for (var size = Clients.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < Clients.Count; start += size)
            {
                yield return this with { Clients = Without(Clients, start, size) };
            }
        }

        for (var fault = 0; fault < Faults.Count; fault++)
        {
            yield return this with { Faults = Without(Faults, fault, 1) };
        }

        for (var client = 0; client < Clients.Count; client++)
        {
            for (var size = Clients[client].Count / 2; size > 0; size /= 2)
            {
                for (var start = 0; start < Clients[client].Count; start += size)
                {
                    var clients = Clients.ToArray();
                    clients[client] = Without(Clients[client], start, size);
                    yield return this with { Clients = clients };
                }
            }
        }
    }

    public override string ToString() => string.Join(
        '\n',
        Clients.Select((steps, i) => $"  client {i}: {string.Join(", ", steps.Select(step => $"{step.Kind} {step.Choice}"))}")
            .Prepend($"  faults: {string.Join(", ", Faults)}"));

    private static Step[] Steps(Dice dice) =>
        [.. Enumerable.Range(0, StepsPerClient).Select(_ => new Step(Kinds[dice.Below(Kinds.Length)], dice.Below(1000)))];

    private static T[] Without<T>(IReadOnlyList<T> list, int start, int count) => [.. list.Take(start), .. list.Skip(start + count)];
}
