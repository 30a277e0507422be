using System.Text;

namespace WriteBackLambdas.Signing.Tests;

public static class SigningKeyTests
{
    private const string Secret = "a secret of thirty-two bytes, ok";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(65)]
    public static void A_key_that_is_too_short_or_too_long_is_refused_with_its_size(int size)
    {
        var e = Assert.Throws<ArgumentException>("key", () => new SigningKey(new byte[size]));

        Assert.StartsWith($"A signing key has 32 to 64 bytes; this one has {size}.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public static void A_key_of_either_limit_is_taken_whole(int size)
    {
        var bytes = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();
        using var key = new SigningKey(bytes);

        Assert.Equal(bytes, key.Bytes.ToArray());
    }

    [Fact]
    public static void A_text_counts_in_bytes_of_UTF8()
    {
        using var key = SigningKey.FromText(new string('é', 16));

        Assert.Equal(32, key.Bytes.Length);
        Assert.Throws<ArgumentException>(() => SigningKey.FromText(new string('é', 33)));
    }

    [Fact]
    public static void A_key_keeps_a_copy_of_its_own()
    {
        var bytes = Encoding.ASCII.GetBytes(Secret);
        using var key = new SigningKey(bytes);
        bytes.AsSpan().Clear();

        Assert.Equal(Secret, Encoding.ASCII.GetString(key.Bytes));
    }

    [Fact]
    public static void A_key_never_prints_itself()
    {
        using var key = SigningKey.FromText(Secret);

        Assert.Equal("SigningKey", key.ToString());
        Assert.Equal("SigningKey", $"{key}");
    }

    [Fact]
    public static void A_disposed_key_is_wiped_and_signs_nothing()
    {
        var key = SigningKey.FromText(Secret);
        var digester = new Digester(key);
        var bytes = key.Bytes;
        var chain = key.Chain;
        Assert.NotEqual(new ulong[8], chain.ToArray());
        key.Dispose();

        Assert.Equal(new byte[32], bytes.ToArray());
        Assert.Equal(new ulong[8], chain.ToArray());
        Assert.Throws<ObjectDisposedException>(() => key.Chain.ToArray());
        var e = Assert.Throws<ObjectDisposedException>(() => digester.Compute(RowMessage.Of("x")));
        Assert.Equal(typeof(SigningKey).FullName, e.ObjectName);
    }
}
