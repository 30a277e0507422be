using WriteBackLambdas.Benchmarks;
using WriteBackLambdas.Benchmarks.Sections;

// BenchmarkDotNet measures each side in a process of its own, one after another. Here all sides of a table take turns in one process, so
// that whatever else the machine does affects all of them: the ratios are reliable where the times are not.
switch (args)
{
    case [FirstCall.Command, var payloadFile, var pause, var startedAt]:
        FirstCall.Run(payloadFile, pause, startedAt);
        return 0;
    case [WithoutAvx512Section.Command]:
        using (var function = new KeyedFunction())
        {
            Report.Print("###", [new HashSection(), new HandlerSection(function, [Batches.Ordinary(20_000)])]);
        }

        return 0;
    default:
        return Bench.Run(args);
}
