using System.Globalization;
using System.Text;
using Blake2Fast;
using Blake2Fast.Implementation;

namespace WriteBackLambdas.Offline.Tests;

public static class Blake2bTests
{
    [Fact]
    public static void The_example_of_RFC_7693_appendix_A() => Assert.Equal(
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
        Convert.ToHexStringLower(Blake2b.ComputeHash("abc"u8)));

    [Fact]
    public static void A_keyed_known_answer() => Assert.Equal(
        "33d0825dddf7ada99b0e7e307104ad07ca9cfd9692214f1561356315e784f3e5"
        + "a17e364ae9dbb14cb2036df932b77f4b292761365fb328de7afdc6d8998f5fc1",
        Convert.ToHexStringLower(Blake2b.ComputeHash(Bytes(64, i => i), Bytes(3, i => i))));

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
            byte[] written = new byte[lengths[1]];
            Blake2b.ComputeAndWriteHash(written.Length, key, message, written);

            Assert.Equal((line, parts[3]), (line, Convert.ToHexStringLower(written)));
            Assert.Equal(written, Blake2b.ComputeHash(written.Length, key, message));
            count++;
        }

        Assert.Equal(421, count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public static void Any_two_pieces_make_the_digest_of_the_whole(int keyLength)
    {
        byte[] key = Bytes(keyLength, i => i);
        byte[] message = Message(300);
        for (int split = 0; split <= message.Length; split++)
        {
            Blake2bHashState state = Blake2b.CreateIncrementalHasher(32, key);
            state.Update<byte>(message.AsSpan(0, split));
            state.Update<byte>(message.AsSpan(split));
            Assert.Equal(Blake2b.ComputeHash(32, key, message), state.Finish());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(129)]
    public static void Many_pieces_make_the_digest_of_the_whole(int length)
    {
        byte[] message = Message(1000);
        Blake2bHashState state = Blake2b.CreateIncrementalHasher();
        foreach (byte[] piece in message.Chunk(length))
        {
            state.Update<byte>(piece.AsSpan());
        }

        Assert.Equal(Blake2b.ComputeHash(message), state.Finish());
    }

    [Fact]
    public static void A_value_is_hashed_as_its_bytes()
    {
        Blake2bHashState values = Blake2b.CreateIncrementalHasher(32);
        values.Update((byte)1);
        values.Update(0x05040302);
        values.Update<char>("é".AsSpan());

        Assert.Equal(Blake2b.ComputeHash(32, [1, 2, 3, 4, 5, .. Encoding.Unicode.GetBytes("é")]), values.Finish());
    }

    [Fact]
    public static void A_copy_goes_on_by_itself()
    {
        byte[] key = Bytes(64, i => i);
        Blake2bHashState first = Blake2b.CreateIncrementalHasher(32, key);
        first.Update("row "u8);
        Blake2bHashState second = first;
        first.Update("1"u8);
        second.Update("2"u8);

        Assert.Equal(Blake2b.ComputeHash(32, key, "row 1"u8), first.Finish());
        Assert.Equal(Blake2b.ComputeHash(32, key, "row 2"u8), second.Finish());
    }

    [Fact]
    public static void An_empty_key_is_no_key() =>
        Assert.Equal(Blake2b.ComputeHash("abc"u8), Blake2b.ComputeHash(ReadOnlySpan<byte>.Empty, "abc"u8));

    [Fact]
    public static void A_short_digest_is_not_a_long_one_cut_short() =>
        Assert.NotEqual(Blake2b.ComputeHash("abc"u8)[..32], Blake2b.ComputeHash(32, "abc"u8));

    [Fact]
    public static void Writing_a_digest_allocates_nothing()
    {
        byte[] key = Bytes(64, i => i);
        byte[] message = Message(200);
        byte[] digest = new byte[32];
        Blake2b.ComputeAndWriteHash(32, key, message, digest);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Blake2b.ComputeAndWriteHash(32, key, message, digest);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static byte[] Message(int length) => Bytes(length, i => 7 * i % 251);

    private static byte[] Bytes(int length, Func<int, int> value) => [.. Enumerable.Range(0, length).Select(i => (byte)value(i))];
}
