using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WriteBackLambdas.Signing.Tests;

/// <summary>
/// That this process uses the vectors it was told to. The runtime's switches take vectors away, so that one machine tests what others run; a switch that it does not
/// know it ignores without a word.
/// </summary>
public static class WidthTests
{
    [Fact]
    public static void The_runtime_obeys_its_switches_and_the_tests_run_at_every_width_left()
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

    [Fact]
    public static void A_batch_signs_as_the_widest_vectors_do()
    {
        using var key = RawMessages.Key(32);
        using var batch = new MessageBatch();
        var messages = RawMessages.Of(Enumerable.Range(0, MessageBatch.MaxMessages).Select(i => 37 * i % 500));
        foreach (var message in messages)
        {
            batch.Put(message);
        }

        Assert.Equal(RawMessages.Digests(Widths.Supported[0], key, messages), batch.Sign(key));
    }

    private static bool IsOff(string feature) => Environment.GetEnvironmentVariable($"DOTNET_{feature}") == "0";
}
