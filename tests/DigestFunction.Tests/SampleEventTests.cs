using System.Text.Json.Nodes;
using WriteBackLambdas.Signing;
using WriteBackLambdas.Support.Plain;

namespace WriteBackLambdas.DigestFunction.Tests;

public static class SampleEventTests
{
    public static TheoryData<string> Answered =>
        [.. Directory.GetFiles(SampleEvents.PathOf("digest/answers"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Fact]
    public static void There_are_sample_events() =>
        Assert.Superset(new HashSet<string> { "many-rows", "null-rows", "one-row", "scalars" }, Answered.Select(row => row.Data).ToHashSet());

    [Theory]
    [MemberData(nameof(Answered))]
    public static async Task A_sample_event_has_Pythons_answer(string name)
    {
        using var lambda = new DigestLambda();

        var answer = await lambda.AnswerAsync(SampleEvents.Read($"digest/{name}.json"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(SampleEvents.Read($"digest/answers/{name}.json")), answer), answer.ToJsonString());
        var rows = answer["num_records"]!.GetValue<int>();
        Assert.Matches(@"\AInformation: \{Rows\} rows signed, \{Milliseconds\} ms \[" + rows + @"\|[0-9.]+\]\z", Assert.Single(lambda.Context.Log.Lines));
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public static void The_straightforward_way_which_other_tests_compare_with_has_Pythons_answer_too(string name)
    {
        using var key = SigningKey.FromText(SampleEvents.Key);
        using var answer = new MemoryStream(PlainHandler.Answer(SampleEvents.Read($"digest/{name}.json"), key));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(SampleEvents.Read($"digest/answers/{name}.json")), DigestLambda.Inside(answer)));
    }

    [Theory]
    [InlineData("nested", "Row 1: argument 2 is an array or an object; pass text, a number, a boolean or NULL.")]
    [InlineData("lone-surrogate", "Row 2: argument 2 is not well-formed Unicode (half a surrogate pair, or bytes that are not UTF-8).")]
    [InlineData("wrong-count", "\"num_records\" says 2 and \"arguments\" has 1 rows; they must agree.")]
    public static async Task A_sample_that_cannot_be_signed_fails_the_query_and_says_why(string name, string message)
    {
        using var lambda = new DigestLambda();

        DigestLambda.AssertFailure(message, await lambda.AnswerAsync(SampleEvents.Read($"digest/{name}.json")));
        Assert.Equal([$"Warning: Batch refused: {{Reason}} [{message}]"], lambda.Context.Log.Lines);
    }
}
