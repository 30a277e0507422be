using System.Net;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The HTML of the dashboard by section.</summary>
internal sealed partial class DashboardPage(TestAnswer answer)
{
    public TestAnswer Answer => answer;

    public static async Task<DashboardPage> GetAsync(Stack stack, string path) =>
        new(await new TestApi(stack.Demo.Dashboard).GetAsync(path));

    /// <summary>A section's HTML.</summary>
    public string Section(string id) => Regex.Match(answer.Body, $"<section id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;

    /// <summary>Each statement that the page shows below a table.</summary>
    public IReadOnlyList<string> ShownSql() =>
        [.. Sql().Matches(answer.Body).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    public static IReadOnlyList<string> All(string html, string pattern) =>
        [.. Regex.Matches(html, pattern, RegexOptions.Singleline).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("<details class=\"sql\".*?<pre><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Sql();
}
