using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using WriteBackLambdas.DigestFunction;

namespace WriteBackLambdas.Benchmarks;

/// <summary>A part of a process's life, and how many methods the JIT compiler compiled during it.</summary>
internal sealed record Phase(string Name, double Milliseconds, long CompiledMethods);

/// <summary>The first batches of a fresh process, which prints its phases as JSON.</summary>
internal static class FirstCall
{
    public const string Command = "first-call";

    public const string FirstBatch = "first batch";

    private const int WarmBatches = 30;

    /// <param name="payloadFile">The batch.</param>
    /// <param name="startedAt">The Stopwatch timestamp of the process's start. All processes share that clock.</param>
    /// <param name="pause">Milliseconds between the function's start and its first batch.</param>
    public static void Run(string payloadFile, string pause, string startedAt)
    {
        var toMain = Since((long.Parse(startedAt, CultureInfo.InvariantCulture), 0), "process start to Main");
        var payload = File.ReadAllBytes(payloadFile);
        var context = new LambdaContext();

        // The log belongs to this program: compiling it must not count.
        context.Logger.LogInformation("{Payload}", payloadFile);

        // Measured around the call, because compiling Create loads the function's assembly.
        var beforeFunction = Now();
        var function = Create();
        var ofFunction = Since(beforeFunction, "new Function()");

        Thread.Sleep(int.Parse(pause, CultureInfo.InvariantCulture));
        var first = Sign(function, new MemoryStream(payload), context, FirstBatch);
        var second = Sign(function, new MemoryStream(payload), context, "second batch");
        var beforeWarm = Now();
        double[] warm =
            [.. Enumerable.Range(0, WarmBatches).Select(_ => Sign(function, new MemoryStream(payload), context, "").Milliseconds)];
        var median = Since(beforeWarm, $"median of the {WarmBatches} after") with { Milliseconds = Turns.Median(warm) };

        Console.WriteLine(JsonSerializer.Serialize<Phase[]>([toMain, ofFunction, first, second, median]));
    }

    private static Function Create() => new();

    private static Phase Sign(Function function, Stream input, LambdaContext context, string name)
    {
        var start = Now();
        using var answer = function.HandleAsync(input, context).GetAwaiter().GetResult();
        var phase = Since(start, name);
        return answer.Length > input.Length / 2 ? phase : throw new InvalidOperationException("The batch was refused.");
    }

    private static (long Timestamp, long Methods) Now() => (Stopwatch.GetTimestamp(), JitInfo.GetCompiledMethodCount());

    private static Phase Since((long Timestamp, long Methods) start, string name) =>
        new(name, Stopwatch.GetElapsedTime(start.Timestamp).TotalMilliseconds, JitInfo.GetCompiledMethodCount() - start.Methods);
}
