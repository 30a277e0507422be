namespace WriteBackLambdas.Quotes.Tests;

public static class SampleDefinitionTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.json").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Samples))]
    public static void A_sample_is_a_valid_definition_of_at_most_30_lines(string name)
    {
        var path = Path.Combine(Repository.Root, "samples", name);

        Assert.NotEmpty(QuoteDefinition.Load(File.ReadAllBytes(path)).Workflow.Actions);
        Assert.InRange(File.ReadAllLines(path).Length, 1, 30);
    }
}
