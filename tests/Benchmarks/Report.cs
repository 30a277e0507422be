using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using WriteBackLambdas.Benchmarks.Sections;

namespace WriteBackLambdas.Benchmarks;

/// <summary>The Markdown document that is printed.</summary>
internal static class Report
{
    public static void PrintHead() => Console.WriteLine(
        $"""
        # Benchmarks

        {Processor()}, {Vectors()}; {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription};
        {Python.Version ?? "no Python"}. The digest function on one core. Medians of sides that take turns.
        "Times" means "times as fast as".
        """);

    public static void Print(string heading, IEnumerable<ISection> sections)
    {
        foreach (var section in sections)
        {
            Console.WriteLine($"\n{heading} {section.Title}\n");
            section.Print();
        }
    }

    public static string Ratio(double value) => Number(value, value < 10 ? "0.00" : value < 100 ? "0.0" : "N0");

    public static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Vectors() =>
        Vector512.IsHardwareAccelerated ? "vectors of 512 bits"
        : Vector256.IsHardwareAccelerated ? "vectors of 256 bits"
        : Vector128.IsHardwareAccelerated ? "vectors of 128 bits"
        : "no vectors";

    /// <summary>The processor's name from CPUID.</summary>
    private static string Processor()
    {
        const int firstLeaf = unchecked((int)0x80000002);
        if (!X86Base.IsSupported)
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
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
