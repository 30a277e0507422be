using System.Text;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Large batches, whose parts several cores read at once: the answer is the one that a single core gives.</summary>
public static class SplitTests
{
    [Fact]
    public static void Many_short_rows_are_read_in_parts() => AssertInParts(Batch.Of(Batch.Rows(80_000, 20)));

    [Fact]
    public static void A_few_long_rows_are_read_in_parts() => AssertInParts(Batch.Of(Batch.Rows(10, 350_000)));

    [Fact]
    public static void Rows_with_space_between_them_are_read_in_parts() => AssertInParts(Batch.Of(Batch.Rows(60_000, 30), between: ", \t\r\n "));

    [Fact]
    public static void Rows_of_nulls_are_read_in_parts_and_answered_with_null() =>
        AssertInParts(Batch.Of(Enumerable.Range(0, 60_000).SelectMany(row => new[] { "null", "[]", $"[null,null,\"{row}\",\"and more\"]", "[null,null]" })));

    [Fact]
    public static void A_count_behind_the_rows_is_compared_with_all_parts()
    {
        AssertInParts(Batch.Of(Batch.Rows(80_000, 20), tail: "],\"num_records\":80000}"));
        AssertInParts(Batch.Of(Batch.Rows(80_000, 20), tail: "],\"num_records\":79999}"));
    }

    [Fact]
    public static void An_answer_that_just_fits_is_given_also_when_it_is_joined_from_parts()
    {
        var rows = Enumerable.Repeat("""["a"                    ]""", BatchLimits.MaxRows);
        AssertInParts(Batch.Of(rows));
        AssertInParts(Batch.Of([.. rows, .. Enumerable.Repeat("[]", 5)]));
    }

    [Fact]
    public static void An_answer_that_gets_too_long_when_its_parts_are_joined_is_refused()
    {
        var payload = Batch.Of(Enumerable.Repeat("""["a"                    ]""", BatchLimits.MaxRows + 1));
        AssertInParts(payload);

        using var key = SigningKey.FromText(SampleEvents.Key);
        Assert.Contains("MAX_BATCH_ROWS 86942 or less", Encoding.UTF8.GetString(Answers.Of(payload, key, cores: 2)), StringComparison.Ordinal);
    }

    [Fact]
    public static void One_single_row_is_one_part() =>
        AssertOnePart(Batch.Of([$"[{string.Join(',', Enumerable.Repeat("\"some text\",1", 200_000))}]"]));

    [Fact]
    public static void Rows_of_bare_scalars_are_one_part() => AssertOnePart(Batch.Of(Enumerable.Range(0, 80_000).Select(row => $"\"a text and no array, {row}\"")));

    [Fact]
    public static void Rows_with_space_before_their_commas_are_one_part() => AssertOnePart(Batch.Of(Batch.Rows(80_000, 20), between: " ,"));

    [Fact]
    public static void A_part_is_no_smaller_than_is_worth_a_core()
    {
        Assert.Single(Parts.Starts(Batch.Of(Batch.Rows(1_000, 1_020)), cores: 6));
        Assert.Equal(2, Parts.Starts(Batch.Of(Batch.Rows(1_100, 1_020)), cores: 6).Count);
    }

    private static void AssertInParts(byte[] payload)
    {
        Assert.InRange(payload.Length, 1 << 20, 6_000_000);
        Assert.True(Parts.Fit(payload, cores: 2));
        Assert.Equal(2, Parts.Starts(payload, cores: 2).Count);
        Assert.InRange(Parts.Starts(payload, cores: 6).Count, 3, 6);
        AssertAnswers(payload);
    }

    private static void AssertOnePart(byte[] payload)
    {
        Assert.InRange(payload.Length, 2 << 20, 6_000_000);
        Assert.Single(Parts.Starts(payload, cores: 6));
        AssertAnswers(payload);
    }

    private static void AssertAnswers(byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var expected = PlainHandler.Answer(payload, key);
        Assert.All([1, 2, 3, 6], cores => Assert.True(expected.AsSpan().SequenceEqual(Answers.Of(payload, key, cores))));
    }
}
