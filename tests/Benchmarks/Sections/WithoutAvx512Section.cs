using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace WriteBackLambdas.Benchmarks.Sections;

/// <summary>The first tables again, from a process that cannot use AVX-512.</summary>
internal sealed class WithoutAvx512Section : ISection
{
    public const string Command = "without-avx512";

    private const string Variable = "DOTNET_EnableAVX512";

    public string Title => "As on a processor with AVX2 only";

    public void Print()
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            Console.WriteLine("Left out: this processor has no AVX-512, so the tables above show it.");
            return;
        }

        var start = new ProcessStartInfo("dotnet", [typeof(WithoutAvx512Section).Assembly.Location, Command])
        {
            Environment = { [Variable] = "0" },
        };
        Console.WriteLine($"The first tables again, from a process with `{Variable}=0`.");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The benchmarks without AVX-512 failed.");
        }
    }
}
