using WriteBackLambdas.Benchmarks.Sides;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>A large batch on one core and on all.</summary>
internal sealed class CoresSection : ISection
{
    public string Title => "Cores";

    public void Print()
    {
        if (Environment.ProcessorCount == 1)
        {
            Console.WriteLine("Left out: there is one core.");
            return;
        }

        using var key = SigningKey.FromText(KeyedFunction.Key);
        var batch = Batches.OrdinaryAndLargest();
        using var one = new SigningSide(batch, key, 1);
        using var all = new SigningSide(batch, key, Environment.ProcessorCount);
        var seconds = Turns.Medians([one, all]);
        var table = new Table("cores", "times one core", "ms");
        table.Add("1", Report.Ratio(1), Milliseconds(seconds[0]));
        table.Add(Report.Number(Environment.ProcessorCount), Report.Ratio(seconds[0] / seconds[1]), Milliseconds(seconds[1]));
        Console.WriteLine($"{batch.Name} ({Report.Number(batch.Rows)}), read already.\n");
        table.Print();

        string Milliseconds(double secondsOfRow) => Report.Number(secondsOfRow * batch.Rows * 1e3, "0.00");
    }
}
