using Blake2Fast;
using Blake2Fast.Implementation;

namespace WriteBackLambdas.Offline.Tests;

public static class Blake2bMisuseTests
{
    [Fact]
    public static void A_key_of_65_bytes_is_refused()
    {
        byte[] key = new byte[65];

        Assert.Equal("key", Assert.Throws<ArgumentException>(() => Blake2b.ComputeHash(key, "abc"u8)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => Blake2b.CreateIncrementalHasher(32, key)).ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(65)]
    public static void A_digest_has_1_to_64_bytes(int digestLength)
    {
        byte[] output = new byte[100];

        Assert.Equal(nameof(digestLength), OutOfRange(() => Blake2b.ComputeHash(digestLength, "abc"u8)));
        Assert.Equal(nameof(digestLength), OutOfRange(() => Blake2b.ComputeAndWriteHash(digestLength, "abc"u8, output)));
        Assert.Equal(nameof(digestLength), OutOfRange(() => Blake2b.CreateIncrementalHasher(digestLength)));
    }

    [Fact]
    public static void An_output_that_is_too_small_is_refused()
    {
        byte[] output = new byte[31];
        Blake2bHashState state = Blake2b.CreateIncrementalHasher(32);

        Assert.Equal("output", Assert.Throws<ArgumentException>(() => Blake2b.ComputeAndWriteHash(32, "abc"u8, output)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => state.Finish(output)).ParamName);
        Assert.False(state.TryFinish(output, out int written));
        Assert.Equal(0, written);
        Assert.Equal(Blake2b.ComputeHash(32, default(ReadOnlySpan<byte>)), state.Finish());
    }

    [Fact]
    public static void A_larger_output_is_written_to_the_digest_s_length_only()
    {
        byte[] output = [.. Enumerable.Repeat((byte)0xEE, 40)];
        Blake2bHashState state = Blake2b.CreateIncrementalHasher(32);

        Assert.True(state.TryFinish(output, out int written));
        Assert.Equal(32, written);
        Assert.Equal(32, state.DigestLength);
        Assert.All(output[32..], value => Assert.Equal(0xEE, value));
    }

    [Fact]
    public static void A_finished_state_is_of_no_more_use()
    {
        Blake2bHashState state = Blake2b.CreateIncrementalHasher();
        state.Finish();

        Assert.Throws<InvalidOperationException>(() => state.Update("abc"u8));
        Assert.Throws<InvalidOperationException>(() => state.Finish());
    }

    [Fact]
    public static void A_state_that_was_not_created_is_of_no_use()
    {
        Blake2bHashState state = default;

        Assert.Throws<InvalidOperationException>(() => state.Update("abc"u8));
        Assert.Throws<InvalidOperationException>(() => state.Finish());
    }

    [Fact]
    public static void A_value_with_references_is_refused()
    {
        Blake2bHashState state = Blake2b.CreateIncrementalHasher();

        Assert.Throws<NotSupportedException>(() => state.Update(new KeyValuePair<string, int>("a", 1)));
    }

    private static string? OutOfRange(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).ParamName;
}
