using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>The handler beside other ways to process a batch.</summary>
internal sealed class HandlerSection(KeyedFunction function, IReadOnlyList<Batch> batches) : ISection
{
    public string Title => "The handler";

    public void Print()
    {
        using var key = SigningKey.FromText(KeyedFunction.Key);
        var table = new Table(
            "batch", "times Python", "times the plain handler", "times only reading", "time in copies", "million rows/s", "ns a row",
            "bytes a row");
        foreach (var batch in batches)
        {
            table.Add(Cells(batch, key));
        }

        Console.WriteLine(
            $"""
            From stream to stream. "Python" is the reference. "The plain handler" does the same in C# the straightforward way, with
            Utf8JsonReader, and with Blake2Fast one row at a time. "Only reading" is Utf8JsonReader over the batch and nothing else. A copy
            is a copy of the batch's bytes.
            {(Python.Version is null ? $"{Python.IsMissing}\n" : "")}
            """);
        table.Print();
    }

    private string[] Cells(Batch batch, SigningKey key)
    {
        if (!function.Answer(batch.Json).AsSpan().SequenceEqual(PlainHandler.Answer(batch.Json, key).Reply))
        {
            throw new InvalidOperationException($"The handlers disagree on {batch.Name}.");
        }

        using var python = Python.Version is null ? null : new PythonReference(batch);
        var seconds = Turns.Medians(
            [Sides.Handler(function, batch), Sides.Plain(batch, key), Sides.Scan(batch), Sides.Copy(batch), .. Optional(python)]);
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

    private static Func<double>[] Optional(PythonReference? python) => python is null ? [] : [python.Run];
}
