using System.Text.Json;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Formats.Tests;

/// <summary>The verifiers in docs/verifiers agree with Python's hashlib and with the product.</summary>
public static class VerifierTests
{
    public static TheoryData<string> Languages => ["python", "node"];

    public static MatrixTheoryData<string, string> Links => new(["python", "node"], KnownLink.All.Select(link => link.Name));

    [Theory]
    [MemberData(nameof(Languages))]
    public static async Task A_verifier_is_of_at_most_40_lines_and_computes_every_known_answer(string language)
    {
        var file = Path.Combine(Repository.Root, "docs", "verifiers", language == "python" ? "verify.py" : "verify.mjs");
        Assert.InRange((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length, 1, 40);
        var keys = KnownLink.File.GetProperty("keys");
        // Links sign texts and NULLs; of other rows, only the digest is compared.
        var answers = KnownLink.File.GetProperty("rows").EnumerateArray()
            .Select(answer => (
                Row: TextsOf(answer.GetProperty("row")),
                Message: answer.GetProperty("message").GetString()!,
                Key: keys.GetProperty(answer.GetProperty("key").GetString()!).GetString()!,
                Digest: answer.GetProperty("digest").GetString()!))
            .ToArray();

        var computed = await new Verifier(language).ComputeAsync(answers.Select(answer => (answer.Row ?? [], answer.Message, answer.Key)));

        Assert.Equal(
            answers.Select(answer => (answer.Row is null ? "[]" : answer.Message, answer.Digest)),
            computed.Select(pair => (pair[0], pair[1])));
    }

    [Theory]
    [MemberData(nameof(Links))]
    public static async Task A_known_link_is_genuine_and_its_mutations_are_forged(string language, string name)
    {
        var link = KnownLink.All.Single(link => link.Name == name);
        string[] genuine = [link.Link, .. Mutations.Harmless(link)];
        string[] forged = [.. Mutations.Harmful(link)];
        var definition = link.WriteDefinition();
        var verifier = new Verifier(language);

        var verdicts = await verifier.JudgeAsync(definition, link.KeyText, [.. genuine, .. forged]);
        var withOtherKey = await verifier.JudgeAsync(definition, link.OtherKeyText, genuine);

        Assert.Equal(
            [.. genuine.Select(each => $"genuine {each}"), .. forged.Select(each => $"forged {each}")],
            verdicts.Zip([.. genuine, .. forged], (verdict, each) => $"{verdict} {each}"));
        Assert.All(withOtherKey, verdict => Assert.Equal("forged", verdict));
        Assert.All(genuine, each => Assert.True(Products.IsGenuine(link, each), each));
        Assert.All(forged, each => Assert.False(Products.IsGenuine(link, each), each));
    }

    [Fact]
    public static void The_product_signs_the_known_links_to_the_character()
    {
        foreach (var known in KnownLink.All)
        {
            using var key = SigningKey.FromText(known.KeyText);
            var link = new QuoteLink(known.Row[1]!, known.Row[2]!, IssueTime.Parse(known.Row[3])!.Value, known.Row[4..]);
            var definition = Products.DefinitionOf(known);
            var query = link.ToQuery(definition, new Digester(key).Compute(link.ToMessage(definition)));
            Assert.Equal(known.Link, known.Link.Split('?')[0] + query);
        }
    }

    private static string?[]? TextsOf(JsonElement row) =>
        row.ValueKind == JsonValueKind.Array
        && row.EnumerateArray().All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
            ? [.. row.EnumerateArray().Select(value => value.GetString())]
            : null;
}
