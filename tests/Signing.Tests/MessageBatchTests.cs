
namespace WriteBackLambdas.Signing.Tests;

/// <summary>Whole batches at every width: which digest stands where.</summary>
public static class MessageBatchTests
{
    private static readonly int[] Lengths = [0, 1, 127, 128, 129, 255, 256, 257, 1000];

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void The_digests_of_one_to_all_messages_stand_in_the_messages_order(int lanes)
    {
        var dice = new Dice(20);
        using var key = RawMessages.Key(32);
        for (var count = 1; count <= MessageBatch.MaxMessages; count++)
        {
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Repeat(100, count)));
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, count).Select(i => 90 * i % 700)));
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, count).Select(i => 90 * (count - i) % 700)));
            RawMessages.AreSigned(lanes, key, RawMessages.Of([.. Enumerable.Range(0, count).Select(_ => dice.Below(600))]));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void One_message_of_another_length_is_signed_at_every_place(int lanes)
    {
        using var key = RawMessages.Key(64);
        foreach (var length in Lengths)
        {
            foreach (var other in Lengths)
            {
                for (var place = 0; place < 8; place++)
                {
                    RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, 8).Select(i => i == place ? length : other)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Thousands_of_mixed_batches_have_their_digests(int lanes)
    {
        var dice = new Dice(512);
        using var key = RawMessages.Key(48);
        for (var i = 0; i < 2000; i++)
        {
            var count = 1 + dice.Below(20);
            int[] lengths = [.. Enumerable.Range(0, count).Select(_ => dice.Below(2) == 0 ? Lengths[dice.Below(Lengths.Length)] : dice.Below(700))];
            RawMessages.AreSigned(lanes, key, RawMessages.Of(lengths));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_message_longer_than_the_arena_stands_anywhere_among_short_ones(int lanes)
    {
        using var key = RawMessages.Key(32);
        for (var place = 0; place < 10; place += 3)
        {
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, 10).Select(i => i == place ? 300_000 : 50 * i)));
        }
    }

    // From 63 blocks on, messages of different numbers of blocks are in one bucket.
    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Messages_of_64_blocks_and_more_are_hashed_together(int lanes)
    {
        using var key = RawMessages.Key(32);
        int[] blocks = [64, 70, 62, 63, 200, 64, 65, 61, 90, 63, 128, 1, 66, 300, 64, 2, 71];
        foreach (var more in (int[])[-127, -1, 0])
        {
            RawMessages.AreSigned(lanes, key, RawMessages.Of(blocks.Select(count => (128 * count) + more)));
        }

        for (var place = 0; place < 8; place++)
        {
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, 8).Select(i => 128 * (i == place ? 100 : 64))));
            RawMessages.AreSigned(lanes, key, RawMessages.Of(Enumerable.Range(0, 8).Select(i => 128 * (i == place ? 64 : 100))));
        }
    }

    [Fact]
    public static void Every_width_makes_the_same_digests()
    {
        using var key = RawMessages.Key(48);
        var messages = RawMessages.Of(Enumerable.Range(0, 50).Select(i => i * i));
        using var batch = new MessageBatch();
        foreach (var message in messages)
        {
            batch.Put(message);
        }

        var digests = batch.Sign(key).ToArray();

        Assert.All(Widths.Supported, lanes => Assert.Equal(digests, RawMessages.Digests(lanes, key, messages)));
        Assert.Equal(50, digests.Chunk(Digest.ByteLength).Select(Convert.ToHexString).Distinct().Count());
    }
}
