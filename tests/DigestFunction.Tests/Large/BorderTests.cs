using System.Text;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Damage to a batch that is read in parts: in the first part, in the last, where they meet. The message is the one for the whole batch.</summary>
public static class BorderTests
{
    private static readonly byte[] Whole = Batch.Of(Batch.Rows(8_000, 140));

    /// <summary>Where the second part of two starts.</summary>
    private static readonly int Border = Parts.Starts(Whole, cores: 2)[1];

    public static TheoryData<int, string> Damages =>
    [
        .. from place in new[] { Batch.Head.Length, Border - 200, Border - 2, Border - 1, Border, Border + 1, Border + 2, Whole.Length - 2 }
           from bytes in new[] { "", "]", "[", ",", "\"", "\0", "[[", "[[]],", "[1],", "null,", "\\ud800" }
           select new TheoryDataRow<int, string>(place, bytes),
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public static void Damage_is_found_wherever_it_is(int place, string inserted)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        byte[] longer = [.. Whole[..place], .. Encoding.UTF8.GetBytes(inserted), .. Whole[place..]];
        byte[] replaced = [.. Whole[..place], .. Encoding.UTF8.GetBytes(inserted), .. Whole[(place + 1)..]];

        Assert.All([longer, replaced], payload =>
        {
            var expected = PlainHandler.Answer(payload, key);
            Assert.True(expected.AsSpan().SequenceEqual(Answers.Of(payload, key, cores: 2)));
        });
    }

    [Fact]
    public static void The_first_of_two_unsignable_rows_is_named()
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        byte[] payload = [.. Whole[..(Border - 1)], .. ",[[]]"u8, .. Whole[(Border - 1)..^2], .. ",[{}]]}"u8];

        // The bracket that opens all of them counts for the inserted one.
        var row = Whole[..Border].Count(value => value == '[');
        Assert.Contains($"Row {row}: argument 1 is an array", Encoding.UTF8.GetString(Answers.Of(payload, key, cores: 2)), StringComparison.Ordinal);
    }
}
