using System.Globalization;
using Blake2Fast;

namespace WriteBackLambdas.Offline.Tests;

public static class Blake2bTests
{
    [Fact]
    public static void The_example_of_RFC_7693_appendix_A() => Assert.Equal(
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
        Convert.ToHexStringLower(Blake2b.ComputeHash(64, "abc"u8)));

    [Fact]
    public static void Every_digest_is_that_of_Python()
    {
        int count = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "blake2b.txt")))
        {
            string[] parts = line.Split(' ');
            int[] lengths = [.. parts[..3].Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            byte[] key = Bytes(lengths[0], i => 255 - i);
            byte[] message = Message(lengths[2]);
            byte[] digest = new byte[lengths[1]];
            Blake2b.ComputeAndWriteHash(digest.Length, key, message, digest);

            Assert.Equal((line, parts[3]), (line, Convert.ToHexStringLower(digest)));
            if (key.Length == 0)
            {
                Assert.Equal(digest, Blake2b.ComputeHash(digest.Length, message));
            }

            count++;
        }

        Assert.Equal(421, count);
    }

    [Fact]
    public static void A_key_of_65_bytes_is_refused() => Assert.Equal(
        "key", Assert.Throws<ArgumentException>(() => Blake2b.ComputeAndWriteHash(32, new byte[65], "abc"u8, new byte[32])).ParamName);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(65)]
    public static void A_digest_has_1_to_64_bytes(int digestLength) => Assert.Equal(
        nameof(digestLength), Assert.Throws<ArgumentOutOfRangeException>(() => Blake2b.ComputeHash(digestLength, "abc"u8)).ParamName);

    [Fact]
    public static void An_output_that_is_too_small_is_refused() => Assert.Equal(
        "output", Assert.Throws<ArgumentException>(() => Blake2b.ComputeAndWriteHash(32, default, "abc"u8, new byte[31])).ParamName);

    [Fact]
    public static void Only_the_digest_is_written_and_nothing_is_allocated()
    {
        byte[] key = Bytes(64, i => i);
        byte[] message = Message(200);
        byte[] output = [.. Enumerable.Repeat((byte)0xEE, 40)];
        Blake2b.ComputeAndWriteHash(32, key, message, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Blake2b.ComputeAndWriteHash(32, key, message, output);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.All(output[32..], value => Assert.Equal(0xEE, value));
    }

    private static byte[] Message(int length) => Bytes(length, i => 7 * i % 251);

    private static byte[] Bytes(int length, Func<int, int> value) => [.. Enumerable.Range(0, length).Select(i => (byte)value(i))];
}
