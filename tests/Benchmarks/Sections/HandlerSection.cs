using WriteBackLambdas.Benchmarks.Sides;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>The handler beside what else one could do with a batch.</summary>
internal sealed class HandlerSection(KeyedFunction function, IReadOnlyList<Batch> batches) : ISection
{
    public string Title => "The handler";

    public void Print()
    {
        using var key = SigningKey.FromText(KeyedFunction.Key);
        var table = new Table(
            "batch", "times Python", "times the plain handler", "times only reading", "time in copies", "million rows/s", "ns a row", "bytes a row");
        foreach (var batch in batches)
        {
            table.Add(Cells(batch, key));
        }

        Console.WriteLine(
            $"""
            Stream in, stream out. Python is the reference; the plain handler does the same in C# the straightforward way, with Utf8JsonReader
            and Blake2Fast a row at a time; only reading is Utf8JsonReader over the batch and nothing else; a copy is one of the batch's bytes.
            {(Python.Version is null ? $"{Python.IsMissing}\n" : "")}
            """);
        table.Print();
    }

    private string[] Cells(Batch batch, SigningKey key)
    {
        var handler = new HandlerSide(function, batch);
        var plain = new PlainSide(batch, key);
        if (!handler.Answer().AsSpan().SequenceEqual(plain.Answer()))
        {
            throw new InvalidOperationException($"The handlers disagree on {batch.Name}.");
        }

        using var python = Python.Version is null ? null : new PythonSide(batch);
        var seconds = Turns.Medians([handler, plain, new ScanSide(batch), new CopySide(batch), .. python is null ? Array.Empty<ISide>() : [python]]);
        var own = seconds[0];
        return
        [
            batch.Name,
            python is null ? "–" : Report.Ratio(seconds[4] / own),
            Report.Ratio(seconds[1] / own),
            Report.Ratio(seconds[2] / own),
            Report.Ratio(own / seconds[3]),
            Report.Number(1e-6 / own, "0.00"),
            Report.Number(own * 1e9),
            Report.Number((double)batch.Json.Length / batch.Rows),
        ];
    }
}
