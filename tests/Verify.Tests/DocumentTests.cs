using System.Text.RegularExpressions;

namespace WriteBackLambdas.Verify.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void The_page_about_the_first_deployment_has_every_question()
    {
        var page = WhiteSpace().Replace(File.ReadAllText(Path.Combine(Repository.Root, "docs", "first-deployment.md")), " ");
        Assert.All(Verifier.Checks, check => Assert.Contains(check.Question, page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
