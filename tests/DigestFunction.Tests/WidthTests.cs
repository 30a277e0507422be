using System.Runtime.Intrinsics;

namespace WriteBackLambdas.DigestFunction.Tests;

/// <summary>All tests run once for each width that a processor may have; the runtime's own variables say how wide this time.</summary>
public static class WidthTests
{
    [Fact]
    public static void The_processor_is_as_narrow_as_the_variables_say()
    {
        var no512 = IsOff("DOTNET_EnableAVX512");
        var no256 = IsOff("DOTNET_EnableAVX2");
        var none = IsOff("DOTNET_EnableHWIntrinsic");

        Assert.False(Vector512.IsHardwareAccelerated && (no512 || no256 || none));
        Assert.False(Vector256.IsHardwareAccelerated && (no256 || none));
        Assert.False(Vector128.IsHardwareAccelerated && none);
    }

    private static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) == "0";
}
