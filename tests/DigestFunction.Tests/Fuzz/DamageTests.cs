using System.Text;

namespace WriteBackLambdas.DigestFunction.Tests.Fuzz;

/// <summary>One request with every kind of value, damaged at each of its bytes in turn.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        """
         { "x" : {"arguments":[1]} , "num_records":6,"arguments" :
        [ ["plain","\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00",null,true,false,-12.5e+3] , [ ], null ,"bare é€😀", [null,null],
         ["a text longer than the windows of 64 bytes in which texts are read ......",0]],"y":[[],{}]}
        """);

    private readonly Comparison _comparison = new();

    public void Dispose() => _comparison.Dispose();

    [Fact]
    public void A_request_cut_short_anywhere_is_refused()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.False(_comparison.Compare($"The first {length} bytes", Whole[..length]));
        }

        Assert.True(_comparison.Compare("All", Whole));
        _comparison.AssertNoneDiffer();
    }

    [Fact]
    public void A_request_with_any_byte_at_any_place_has_the_expected_answer()
    {
        Parallel.For(0, Whole.Length, place =>
        {
            for (var value = 0; value < 256; value++)
            {
                _comparison.Compare($"Byte {value} at {place}", [.. Whole[..place], (byte)value, .. Whole[(place + 1)..]]);
            }

            foreach (var value in "\"\\[]{},: 0.e-n\0\u001f"u8)
            {
                _comparison.Compare($"Byte {value} before {place}", [.. Whole[..place], value, .. Whole[place..]]);
            }
        });

        _comparison.AssertNoneDiffer();
    }

    [Fact]
    public void A_backslash_and_any_two_bytes_have_the_expected_answer()
    {
        Parallel.For(0, 256, first =>
        {
            foreach (var second in "\"\\/ 09afgAFGxu+-\0\ufffd"u8)
            {
                _comparison.Compare(
                    $"{first}, {second}", [.. "{\"arguments\":[[\"\\"u8, (byte)first, (byte)second, .. "00e9\"]]}"u8]);
            }
        });

        _comparison.AssertNoneDiffer();
    }
}
