using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The result as a Markdown table.</summary>
internal static class Report
{
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    public static void Print(Payload payload, ISide[] sides, Func<ISide, double> seconds)
    {
        var slowest = sides.MaxBy(seconds)!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{payload.RowCount:N0} rows of six strings, {payload.Json.Length:N0} bytes; {Processor()}, one core; medians.\n"));
        Console.WriteLine($"| | times {slowest.Name} | million rows/s |\n|---|---:|---:|");
        foreach (var side in sides)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {side.Name} | {seconds(slowest) / seconds(side):0.0} | {payload.RowCount / seconds(side) / 1e6:0.00} |"));
        }
    }

    /// <summary>The processor's own name, from the leaves of CPUID that hold it.</summary>
    private static string Processor()
    {
        const int firstLeaf = unchecked((int)0x80000002);
        if (!X86Base.IsSupported)
        {
            return System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
        }

        var name = new byte[48];
        for (var leaf = 0; leaf < 3; leaf++)
        {
            var (a, b, c, d) = X86Base.CpuId(firstLeaf + leaf, 0);
            Buffer.BlockCopy(new[] { a, b, c, d }, 0, name, leaf * 16, 16);
        }

        return Encoding.ASCII.GetString(name).Trim('\0', ' ');
    }
}
