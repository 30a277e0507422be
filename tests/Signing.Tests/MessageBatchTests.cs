namespace WriteBackLambdas.Signing.Tests;

/// <summary>Whole batches at every width: each message has its digest, at its place.</summary>
public static class MessageBatchTests
{
    private static readonly int[] Lengths = [1, 127, 128, 129, 255, 256, 257, 1000];

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Digests_are_in_the_order_of_the_messages(int lanes)
    {
        var dice = new Dice(20);
        using var key = RawMessages.Key(32);
        for (var count = 1; count <= MessageBatch.MaxMessages; count++)
        {
            RawMessages.AreSigned(lanes, key, Enumerable.Repeat(100, count));
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, count).Select(i => 1 + (90 * i % 700)));
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, count).Select(i => 1 + (90 * (count - i) % 700)));
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, count).Select(_ => 1 + dice.Below(600)));
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
                    RawMessages.AreSigned(lanes, key, Enumerable.Range(0, 8).Select(i => i == place ? length : other));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_message_longer_than_the_arena_may_be_anywhere_among_short_ones(int lanes)
    {
        using var key = RawMessages.Key(32);
        for (var place = 0; place < 10; place += 3)
        {
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, 10).Select(i => i == place ? 300_000 : 1 + (50 * i)));
        }
    }

    // From 63 blocks on, messages with different numbers of blocks are in the same bucket.
    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Messages_of_63_blocks_and_more_are_hashed_together(int lanes)
    {
        using var key = RawMessages.Key(32);
        int[] blocks = [64, 70, 62, 63, 200, 64, 65, 61, 90, 63, 128, 1, 66, 300, 64, 2, 71];
        foreach (var more in (int[])[-127, -1, 0])
        {
            RawMessages.AreSigned(lanes, key, blocks.Select(count => (128 * count) + more));
        }

        for (var place = 0; place < 8; place++)
        {
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, 8).Select(i => 128 * (i == place ? 100 : 64)));
            RawMessages.AreSigned(lanes, key, Enumerable.Range(0, 8).Select(i => 128 * (i == place ? 64 : 100)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_batch_used_again_remembers_nothing(int lanes)
    {
        using var key = RawMessages.Key(32);
        using var batch = new MessageBatch();
        int[] full = [.. Enumerable.Repeat(500, MessageBatch.MaxMessages)];
        int[][] batches = [full, [.. Enumerable.Range(1, 20)], [9000, 70_000, 1], [], [127, 128, 129], [1]];
        foreach (var lengths in batches)
        {
            var messages = RawMessages.Of(lengths);
            batch.Put(messages);

            RawMessages.Same(RawMessages.DigestsOneByOne(key, messages), batch.Sign(lanes, key), messages);
            Assert.Equal(0, batch.Start);
            Assert.False(batch.IsFull);
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_disposed_key_signs_no_batch(int lanes)
    {
        var key = RawMessages.Key(32);
        key.Dispose();

        Assert.All([1, 200], length => Assert.Equal(
            typeof(SigningKey).FullName,
            Assert.Throws<ObjectDisposedException>(() => RawMessages.Digests(lanes, key, RawMessages.Of([length, length]))).ObjectName));
    }

    [Fact]
    public static void A_batch_signs_as_every_width_does()
    {
        using var key = RawMessages.Key(48);
        using var batch = new MessageBatch();
        var messages = RawMessages.Of(Enumerable.Range(0, 50).Select(i => 1 + (i * i)));
        batch.Put(messages);
        var digests = batch.Sign(key).ToArray();

        Assert.All(Widths.Supported, lanes => Assert.Equal(digests, RawMessages.Digests(lanes, key, messages)));
        Assert.Equal(50, digests.Chunk(Digest.ByteLength).Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public static void A_batch_is_full_with_its_last_message_or_with_what_a_first_level_cache_holds()
    {
        using var key = RawMessages.Key(32);
        using var batch = new MessageBatch();
        for (var i = 0; i < MessageBatch.MaxMessages; i++)
        {
            Assert.False(batch.IsFull);
            batch.Put([[7]]);
        }

        Assert.True(batch.IsFull);
        Assert.Equal(MessageBatch.MaxMessages * Digest.ByteLength, batch.Sign(key).Length);
        while (!batch.IsFull)
        {
            batch.Put([new byte[1000]]);
        }

        Assert.InRange(batch.Start, 16 * 1024, 48 * 1024);
    }
}
