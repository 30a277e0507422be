using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>
/// The runtime's switches turn vectors off, so that one machine tests the code of other processors. The runtime ignores a switch that it
/// does not know.
/// </summary>
public static class WidthTests
{
    [Fact]
    public static void The_runtime_obeys_its_switches_and_the_tests_run_at_every_width_that_is_left()
    {
        var none = IsOff("EnableHWIntrinsic");
        var no256 = none || IsOff("EnableAVX2");
        var no512 = no256 || IsOff("EnableAVX512");

        Assert.False(none && Vector128.IsHardwareAccelerated);
        Assert.False(no256 && (Vector256.IsHardwareAccelerated || Avx2.IsSupported));
        Assert.False(no512 && (Vector512.IsHardwareAccelerated || Avx512F.IsSupported));
        int[] expected = no256 || !Avx2.IsSupported ? [2, 1] : no512 || !Vector512.IsHardwareAccelerated ? [4, 2, 1] : [8, 4, 2, 1];
        Assert.Equal(expected, Widths.Supported);
    }

    private static bool IsOff(string feature) => Environment.GetEnvironmentVariable($"DOTNET_{feature}") == "0";
}
