using System.Text;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests.Large;

/// <summary>Large batches in which what looks like a row's start is none.</summary>
public static class WrongGuessTests
{
    public static TheoryData<string> Texts =>
    [
        "],[", "a],[b", """\"],[\" """, """\"],[\"a\"],[\" """, "],[1],[2],[3", "],[1,", "],   [null", "[1],[2]", """],[\\""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public static void A_guess_inside_a_text_does_not_change_the_answer(string text)
    {
        var longTexts = string.Concat(Enumerable.Repeat(text, 270_000 / text.Length));
        AssertNoFit(Batch.Of(Enumerable.Range(0, 8).Select(row => $"[\"{longTexts}\",{row}]")));

        // Some of these may be guessed right.
        AssertAnswers(Batch.Of(Enumerable.Range(0, 2_100_000 / (text.Length + 30)).Select(row => $"[\"{text}{text}\",\"{row}\"]")));
    }

    [Fact]
    public static void A_guess_inside_a_text_that_reads_well_to_the_end_is_not_believed()
    {
        // From inside the texts these are rows too, others, up to an end of their own.
        var payload = Batch.Of(Enumerable.Repeat("""["],[1,"     ]""", 80_000), between: " ,", tail: """ ,["]],"]]}""");
        Assert.Equal([false, true], Parts.Read(payload, cores: 2).Select(part => part.IsSigned));
        AssertNoFit(payload);
    }

    [Fact]
    public static void A_guess_behind_the_rows_does_not_change_the_answer()
    {
        AssertNoFit(Batch.Of(Batch.Rows(10_000, 20), tail: $"],\"more\":[{string.Join(',', Batch.Rows(80_000, 20))}]}}"));
        AssertNoFit(Batch.Of(Batch.Rows(10_000, 20), tail: $"],\"more\":[{string.Join(',', Batch.Rows(80_000, 20))}]"));
        AssertNoFit(Batch.Of([], tail: $"],\"more\":[{string.Join(',', Batch.Rows(80_000, 20))}]}}"));
    }

    [Fact]
    public static void A_guess_inside_an_argument_is_not_believed() =>
        AssertNoFit(Batch.Of([$"[{string.Join(',', Batch.Rows(80_000, 20))}]"]));

    private static void AssertNoFit(byte[] payload)
    {
        Assert.Equal(2, Parts.Starts(payload, cores: 2).Count);
        Assert.False(Parts.Fit(payload, cores: 2), Encoding.UTF8.GetString(payload.AsSpan(0, 100)));
        AssertAnswers(payload);
    }

    private static void AssertAnswers(byte[] payload)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        var expected = PlainHandler.Answer(payload, key);
        Assert.All([1, 2, 3, 6], cores => Assert.True(expected.AsSpan().SequenceEqual(Answers.Of(payload, key, cores)), $"{cores} cores"));
    }
}
