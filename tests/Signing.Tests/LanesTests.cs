namespace WriteBackLambdas.Signing.Tests;

/// <summary>One group of messages side by side, each in the lane that the test chooses.</summary>
public static class LanesTests
{
    private static readonly int[] Lengths = [1, 7, 8, 127, 128, 129, 255, 256, 257, 1000];

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_message_in_any_lane_beside_longer_and_shorter_ones_has_its_digest(int lanes)
    {
        using var key = RawMessages.Key(32);
        foreach (var length in Lengths)
        {
            foreach (var other in Lengths)
            {
                for (var lane = 0; lane < lanes; lane++)
                {
                    AreHashed(lanes, key, Enumerable.Range(0, lanes).Select(i => i == lane ? length : other));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Groups_of_mixed_lengths_have_their_digests(int lanes)
    {
        var dice = new Dice(64);
        using var key = RawMessages.Key(64);
        for (var i = 0; i < 1000; i++)
        {
            AreHashed(lanes, key, Enumerable.Range(0, lanes).Select(
                _ => dice.Below(3) == 0 ? Lengths[dice.Below(Lengths.Length)] : 1 + dice.Below(700)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void Each_byte_of_a_block_counts_in_its_own_lane_only(int lanes)
    {
        using var key = RawMessages.Key(32);
        var plain = RawMessages.Of(Enumerable.Repeat(256, lanes));
        for (var i = 0; i < 256; i++)
        {
            byte[][] changed = [.. plain];
            changed[i % lanes] = [.. plain[i % lanes]];
            changed[i % lanes][i] ^= (byte)(1 << (i % 8));
            Widths.AreHashed(lanes, key, changed);
        }
    }

    // The counter passes 2^16 bytes, then 2^20.
    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public static void A_lane_may_wait_for_a_million_bytes(int lanes)
    {
        using var key = RawMessages.Key(32);
        AreHashed(lanes, key, Enumerable.Range(0, lanes).Select(i => i == lanes / 2 ? 1_048_700 : i == 0 ? 65_536 : 3 + i));
    }

    private static void AreHashed(int lanes, SigningKey key, IEnumerable<int> lengths) =>
        Widths.AreHashed(lanes, key, RawMessages.Of(lengths));
}
