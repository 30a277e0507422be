using WriteBackLambdas.Benchmarks.Sections;

namespace WriteBackLambdas.Benchmarks;

/// <summary>Measures all sections, or those that are named.</summary>
internal static class Bench
{
    private static readonly string[] Names =
        ["hash", "handler", "without-avx512", "memory", "growth", "first-call", "clicks", "expired", "links"];

    public static int Run(string[] args)
    {
        var (published, names) = args is ["--published", var folder, .. var others] ? (folder, others) : (null, args);
        if (names.Except(Names).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine(
                $"\"{unknown}\" is not a section. The sections are {string.Join(", ", Names)}. The folder of the published digest function "
                + "may come first: --published FOLDER.");
            return 2;
        }

        using var function = new KeyedFunction();
        Report.PrintHead();
        Report.Print("##", (names.Length == 0 ? Names : names).Select(name => Create(name, function, published)));
        return 0;
    }

    private static ISection Create(string name, KeyedFunction function, string? published) => name switch
    {
        "hash" => new HashSection(),
        "handler" => new HandlerSection(function, Batches.OfEachKind()),
        "without-avx512" => new WithoutAvx512Section(),
        "memory" => new AllocationSection(function),
        "growth" => new GrowthSection(function),
        "first-call" => new FirstCallSection(published),
        "clicks" => new ClicksSection(),
        "expired" => new ExpiredLinksSection(),
        _ => new LinksSection(),
    };
}
