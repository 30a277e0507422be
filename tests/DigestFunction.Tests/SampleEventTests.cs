using System.Text.Json.Nodes;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class SampleEventTests
{
    [Theory]
    [InlineData("many-rows")]
    [InlineData("null-rows")]
    [InlineData("one-row")]
    [InlineData("scalars")]
    public static async Task A_sample_event_has_Pythons_answer(string name)
    {
        using var lambda = new DigestLambda();
        using var key = SigningKey.FromText(SampleEvents.Key);
        var expected = JsonNode.Parse(SampleEvents.Read($"digest/answers/{name}.json"));

        var answer = await lambda.AnswerAsync(SampleEvents.Read($"digest/{name}.json"));
        Assert.True(JsonNode.DeepEquals(expected, answer), answer.ToJsonString());
        Assert.Matches(
            @"\AInformation: \{Rows\} rows signed, \{Milliseconds\} ms \[" + (int)answer["num_records"]! + @"\|[0-9.]+\]\z",
            Assert.Single(lambda.Context.Log.Lines));

        using var plain = new MemoryStream(PlainHandler.Answer(SampleEvents.Read($"digest/{name}.json"), key).Reply!);
        Assert.True(JsonNode.DeepEquals(expected, DigestLambda.Inside(plain)));
    }

    [Theory]
    [InlineData("nested", "Row 1: argument 2 is an array or an object; pass text, a number, a boolean or NULL.")]
    [InlineData("lone-surrogate", "Row 2: argument 2 is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8).")]
    [InlineData("wrong-count", "\"num_records\" says 2 and \"arguments\" has 1 rows; they must agree.")]
    public static async Task A_sample_that_cannot_be_signed_makes_the_query_fail_and_says_why(string name, string message)
    {
        using var lambda = new DigestLambda();

        DigestLambda.AssertFailure(message, await lambda.AnswerAsync(SampleEvents.Read($"digest/{name}.json")));
        Assert.Equal([$"Warning: Batch refused: {{Reason}} [{message}]"], lambda.Context.Log.Lines);
    }
}
