namespace WriteBackLambdas.Signing.Tests;

/// <summary>What a batch remembers, when it is full, and what it does without a key.</summary>
public static class MessageBatchReuseTests
{
    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_batch_used_again_sees_nothing_of_the_batches_before(int lanes)
    {
        using var key = RawMessages.Key(32);
        using var batch = new MessageBatch();
        int[][] batches =
            [[.. Enumerable.Repeat(500, MessageBatch.MaxMessages)], [.. Enumerable.Range(0, 20)], [9000, 70_000, 1], [], [127, 128, 129], [0], [1]];
        foreach (var lengths in batches)
        {
            var messages = RawMessages.Of(lengths);
            foreach (var message in messages)
            {
                batch.Put(message);
            }

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

        foreach (var length in (int[])[0, 1, 200])
        {
            var e = Assert.Throws<ObjectDisposedException>(() => RawMessages.Digests(lanes, key, [RawMessages.Of(length)]));
            Assert.Equal(typeof(SigningKey).FullName, e.ObjectName);
        }
    }

    [Fact]
    public static void A_batch_is_full_with_its_last_message_and_with_what_a_processors_first_cache_holds()
    {
        using var key = RawMessages.Key(32);
        using var batch = new MessageBatch();
        for (var i = 0; i < MessageBatch.MaxMessages; i++)
        {
            Assert.False(batch.IsFull);
            batch.Put([7]);
        }

        Assert.True(batch.IsFull);
        Assert.Equal(MessageBatch.MaxMessages * Digest.ByteLength, batch.Sign(key).Length);
        while (!batch.IsFull)
        {
            batch.Put(new byte[1000]);
        }

        Assert.InRange(batch.Start, 16 * 1024, 48 * 1024);
    }
}
