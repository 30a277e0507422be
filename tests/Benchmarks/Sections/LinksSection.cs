using System.Diagnostics;
using WriteBackLambdas.Benchmarks.Clicks;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>What signed rows cost a query of the emulator, where the digest function itself costs next to nothing.</summary>
internal sealed class LinksSection : ISection
{
    private const int Rows = 20_000;

    public string Title => "Links in SQL";

    public void Print() => PrintAsync().GetAwaiter().GetResult();

    private static async Task PrintAsync()
    {
        await using var stack = await ClickStack.StartAsync();
        await stack.QueryAsync(
            $"""
            INSERT INTO public.billing_input_tbl (customername, bgcheckrequired, skill, shift, state, jobdutydescription, cost)
            SELECT 'Customer & Sons ' || i, TRUE, 'Welder', 'Night', 'TX', 'Welds hull sections; reads blueprints.', i
            FROM GENERATE_SERIES(1, {Rows}) AS i
            """);
        await stack.QueryAsync("ANALYZE public.billing_input_tbl");
        (string Name, string Query)[] sides =
        [
            ("the rows alone", "SELECT COUNT(customername || skill || shift || state) FROM public.billing_input_tbl"),
            ("the rows with a digest", """
                SELECT COUNT(public.udf_get_digest('a', 'b', customername, skill, shift, state)) FROM public.billing_input_tbl
                """),
            ("the view with its links", "SELECT COUNT(quote_link) FROM public.quote_gen_vw"),
        ];
        var seconds = Turns.Medians([.. sides.Select(side => Timed(stack, side.Query))]);
        var table = new Table("query", "thousand rows/s", "µs a row");
        foreach (var ((name, _), time) in sides.Zip(seconds))
        {
            table.Add(name, Report.Number(Rows / time / 1e3), Report.Ratio(time / Rows * 1e6));
        }

        table.Print();
    }

    private static Func<double> Timed(ClickStack stack, string query)
    {
        var number = 0;
        return () =>
        {
            // Each query has a text of its own, so that none is answered from the result cache.
            var start = Stopwatch.GetTimestamp();
            stack.QueryAsync($"{query} WHERE cost > -{++number}").GetAwaiter().GetResult();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        };
    }
}
