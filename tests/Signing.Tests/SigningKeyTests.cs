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
        var exception = Assert.Throws<ArgumentException>("key", () => new SigningKey(new byte[size]));

        Assert.StartsWith($"A signing key has 32 to 64 bytes; this one has {size}.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public static void A_key_of_the_shortest_or_longest_size_is_used_whole(int size)
    {
        var bytes = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();
        using var key = new SigningKey(bytes);

        Assert.Equal(bytes, key.Bytes.ToArray());
    }

    [Fact]
    public static void The_size_of_a_text_is_its_bytes_in_UTF8()
    {
        using var key = SigningKey.FromText(new string('é', 16));

        Assert.Equal(32, key.Bytes.Length);
        Assert.Throws<ArgumentException>(() => SigningKey.FromText(new string('é', 33)));
    }

    [Fact]
    public static void A_key_copies_its_bytes()
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
        var state = key.KeyedState;
        Assert.NotEqual(new ulong[8], state.ToArray());
        key.Dispose();

        Assert.Equal(new byte[32], bytes.ToArray());
        Assert.Equal(new ulong[8], state.ToArray());
        Assert.Throws<ObjectDisposedException>(() => key.KeyedState.ToArray());
        Assert.Throws<ObjectDisposedException>(() => digester.Compute(RowMessage.Of("x")));
    }
}
