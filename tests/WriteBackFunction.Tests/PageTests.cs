using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class PageTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<AnswerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void The_policy_allows_exactly_the_one_style_and_the_one_script_in_the_page(string kind)
    {
        var response = Answers.Render(kind, asJson: false);

        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(response.Body!, "style")}'; script-src '{Hash(response.Body!, "script")}'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'self' https://q.example",
            response.Headers!["Content-Security-Policy"]);
        Assert.DoesNotMatch("(?i) (style|on[a-z]+)=", response.Body);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void A_page_has_no_carriage_return_which_browsers_would_not_hash(string kind) =>
        Assert.DoesNotContain('\r', Answers.Render(kind, asJson: false).Body!);

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void JSON_has_the_policy_of_the_pages(string kind) => Assert.Equal(
        Answers.Render(kind, asJson: false).Headers!["Content-Security-Policy"], Answers.Render(kind, asJson: true).Headers!["Content-Security-Policy"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void A_page_has_its_title_once_as_title_and_once_as_heading(string kind)
    {
        var body = Answers.Render(kind, asJson: false).Body!;
        var heading = Assert.Single(Regex.Matches(body, "<h1>(.+)</h1>")).Groups[1].Value;

        Assert.Equal(heading, Assert.Single(Regex.Matches(body, "<title>(.+)</title>")).Groups[1].Value);
    }

    [Theory]
    [InlineData("AutoForm", "<form method=\"post\" data-post=\"once\"><button>Record now</button></form>")]
    [InlineData("Form", "<form method=\"post\"><label for=\"note\">Note</label>")]
    [InlineData("Form", "<input id=\"note\" name=\"note\" value=\"\">")]
    [InlineData("InputsWrong", "<input id=\"note\" name=\"note\" value=\"&lt;typed&gt; &quot;text&quot;\">")]
    [InlineData("InputsWrong", "<p class=\"fault\">Note has 501 bytes; at most 500 fit.</p>")]
    [InlineData(
        "Unconfirmed",
        "<form method=\"post\" data-post=\"again\"><input type=\"hidden\" name=\"note\" value=\"&lt;typed&gt; &quot;text&quot;\"><button>Ask again</button></form>")]
    [InlineData("Malformed", "<ul><li>cost: stands 2 times; once is right</li><li>viewer: &lt;b&gt;</li></ul>")]
    [InlineData("AutoForm", "<dt>Customer</dt><dd>Acme &lt;b&gt;</dd>")]
    [InlineData("AutoForm", "<dt>Shift</dt><dd>–</dd>")]
    [InlineData("Form", "<dt>Job duties</dt><dd>Welds &amp; &quot;cuts&quot;</dd>")]
    [InlineData("Form", "<dt>For</dt><dd>alice</dd>")]
    [InlineData("Recorded", "<dt>Quote</dt><dd>0198c0de-0000-7000-8000-000000000001</dd>")]
    [InlineData("Recorded", "<dt>Status</dt><dd>in review</dd>")]
    [InlineData("Recorded", "<dt>Recorded</dt><dd>2026-01-02 03:04:06Z</dd>")]
    [InlineData("Replayed", "<dt>Revision</dt><dd>2</dd>")]
    [InlineData("Conflict", "<dt>Revision</dt><dd>2</dd>")]
    public static void A_page_shows_what_its_answer_carries_encoded(string kind, string part) =>
        Assert.Contains(part, Answers.Render(kind, asJson: false).Body, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void Only_a_genuine_link_is_answered_with_a_form(string kind) => Assert.Equal(
        kind is "AutoForm" or "Form" or "InputsWrong" or "Unconfirmed",
        Answers.Render(kind, asJson: false).Body!.Contains("<form", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void Only_what_records_once_or_asks_again_posts_by_itself(string kind) => Assert.Equal(
        kind is "AutoForm" or "Unconfirmed",
        Answers.Render(kind, asJson: false).Body!.Contains(" data-post=\"", StringComparison.Ordinal));

    private static string Hash(string page, string element)
    {
        var text = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
        Assert.True(text.Length > 100, element);
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
