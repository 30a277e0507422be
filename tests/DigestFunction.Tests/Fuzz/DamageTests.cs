namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>One request of every kind of value, damaged at each of its bytes in turn.</summary>
public static class DamageTests
{
    private static readonly byte[] Whole = System.Text.Encoding.UTF8.GetBytes(
        """
         { "x" : {"arguments":[1]} , "num_records":6,"arguments" : [ ["plain","\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00",null,true,false,-12.5e+3] ,
        [ ], null ,"bare é€😀", [null,null],["a text longer than the windows of 64 bytes in which texts are read ......",0]],"y":[[],{}]}
        """);

    [Fact]
    public static void A_request_cut_short_anywhere_is_answered_as_the_straightforward_way_answers_it()
    {
        using var comparison = new Comparison();
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.False(comparison.Compare($"The first {length} bytes", Whole[..length]));
        }

        Assert.True(comparison.Compare("All", Whole));
        comparison.AssertNoneFound();
    }

    [Fact]
    public static void A_request_with_any_byte_at_any_place_is_answered_as_the_straightforward_way_answers_it()
    {
        using var comparison = new Comparison();
        Parallel.For(0, Whole.Length, place =>
        {
            for (var value = 0; value < 256; value++)
            {
                comparison.Compare($"Byte {value} at {place}", [.. Whole[..place], (byte)value, .. Whole[(place + 1)..]]);
            }

            foreach (var value in "\"\\[]{},: 0.e-n\0\u001f"u8)
            {
                comparison.Compare($"Byte {value} before {place}", [.. Whole[..place], value, .. Whole[place..]]);
            }
        });

        comparison.AssertNoneFound();
    }

    [Fact]
    public static void Every_two_bytes_behind_a_backslash_are_read_as_the_straightforward_way_reads_them()
    {
        using var comparison = new Comparison();
        Parallel.For(0, 256, first =>
        {
            foreach (var second in "\"\\/ 09afgAFGxu+-\0\ufffd"u8)
            {
                comparison.Compare($"{first}, {second}", [.. "{\"arguments\":[[\"\\"u8, (byte)first, (byte)second, .. "00e9\"]]}"u8]);
            }
        });

        comparison.AssertNoneFound();
    }
}
