using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class PageTests
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["Forged"] = "refused",
        ["AutoForm"] = "recording",
        ["Form"] = "form",
        ["InputsWrong"] = "form",
        ["Recorded"] = "recorded",
        ["Replayed"] = "replayed",
        ["Unconfirmed"] = "waiting",
        ["Malformed"] = "malformed",
        ["CrossSite"] = "cross-site",
        ["MethodNotAllowed"] = "method",
        ["Conflict"] = "conflict",
        ["Expired"] = "expired",
        ["Unavailable"] = "unavailable",
    };

    public static TheoryData<string> Kinds => [.. Enum.GetNames<AnswerKind>()];

    public static MatrixTheoryData<string, string> InEachLanguage => new(Enum.GetNames<AnswerKind>(), Pages.Words.All.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void The_policy_allows_exactly_the_one_style_and_the_one_script_in_the_page(string kind)
    {
        var response = Answers.Render(kind, asJson: false);

        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(response.Body!, "style")}'; script-src '{Hash(response.Body!, "script")}'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'self' https://q.example",
            response.Headers!["Content-Security-Policy"]);
        Assert.DoesNotMatch("(?i)<[^>]* (style|on[a-z]+)=", response.Body);
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
    [MemberData(nameof(InEachLanguage))]
    public static void A_page_is_well_formed_small_and_says_what_it_is(string kind, string language)
    {
        var response = Answers.Render(kind, asJson: false, language);
        var page = response.Body!;
        var heading = Assert.Single(Regex.Matches(page, "<h1 id=\"outcome\" tabindex=\"-1\">(.+)</h1>")).Groups[1].Value;

        AssertWellFormed(page);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 15_000);
        Assert.StartsWith($"<!doctype html>\n<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Equal(language, response.Headers!["Content-Language"]);
        Assert.Contains($"<body data-page=\"{Names[kind]}\">", page, StringComparison.Ordinal);
        Assert.StartsWith(heading + " · ", Assert.Single(Regex.Matches(page, "<title>(.+)</title>")).Groups[1].Value, StringComparison.Ordinal);
        foreach (var landmark in new[] { "header", "main", "footer" })
        {
            Assert.Single(Regex.Matches(page, $"<{landmark}>"));
        }
    }

    [Theory]
    [InlineData("AutoForm", "<form id=\"quote\" method=\"post\" data-post=\"once\"")]
    [InlineData("AutoForm", "<button>Record quote</button>")]
    [InlineData("Form", "<form id=\"quote\" method=\"post\" data-busy=")]
    [InlineData("Form", "<label for=\"input-note\">Note</label>\n<textarea id=\"input-note\" name=\"note\" rows=\"3\" maxlength=\"500\">\n</textarea>")]
    [InlineData(
        "InputsWrong",
        "<textarea id=\"input-note\" name=\"note\" aria-invalid=\"true\" aria-describedby=\"fault-note\" rows=\"3\" maxlength=\"500\">\n&lt;typed&gt; &quot;text&quot;</textarea>")]
    [InlineData("InputsWrong", "<p class=\"fault\" id=\"fault-note\">")]
    [InlineData("Unconfirmed", "<form id=\"quote\" method=\"post\" data-post=\"again\"")]
    [InlineData("Unconfirmed", "<input type=\"hidden\" name=\"note\" value=\"&lt;typed&gt; &quot;text&quot;\">")]
    [InlineData("Unavailable", "<input type=\"hidden\" name=\"note\" value=\"&lt;typed&gt; &quot;text&quot;\">")]
    [InlineData("Malformed", "<li>cost: stands 2 times; once is right</li><li>viewer: &lt;b&gt;</li></ul>")]
    [InlineData("AutoForm", "<th scope=\"row\">Customer</th><td class=\"value\"><bdi>Acme &lt;b&gt;</bdi></td>")]
    [InlineData("AutoForm", "<th scope=\"row\">Shift</th><td class=\"value\"><span class=\"muted\">–</span></td>")]
    [InlineData("AutoForm", "<th scope=\"row\">Background check</th><td class=\"value\">Yes</td>")]
    [InlineData("AutoForm", "<th scope=\"row\">Cost</th><td class=\"amount\">$1,234.50</td>")]
    [InlineData("Form", "<bdi>Welds &amp; &quot;cuts&quot;</bdi>")]
    [InlineData("Form", "<th scope=\"row\">Requested by</th><td class=\"value\"><bdi>alice</bdi></td>")]
    [InlineData("Recorded", "<code>0198c0de-0000-7000-8000-000000000001</code>")]
    [InlineData("Recorded", "<span class=\"badge review\">In review</span>")]
    [InlineData("Recorded", "<time datetime=\"2026-01-02T03:04:06Z\">Jan 2, 2026, 3:04:06 AM UTC</time>")]
    [InlineData("Recorded", "<bdi>alice</bdi>")]
    [InlineData("Replayed", "<th scope=\"row\">Revision</th><td class=\"value\">2</td>")]
    [InlineData("Conflict", "<th scope=\"row\">Revision</th><td class=\"value\">2</td>")]
    public static void A_page_shows_what_its_answer_carries_encoded(string kind, string part) =>
        Assert.Contains(part, Answers.Render(kind, asJson: false).Body, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void Only_a_genuine_link_is_answered_with_a_form(string kind) => Assert.Equal(
        kind is "AutoForm" or "Form" or "InputsWrong" or "Unconfirmed" or "Unavailable",
        Answers.Render(kind, asJson: false).Body!.Contains("<form", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void Only_what_records_once_or_asks_again_posts_by_itself(string kind) => Assert.Equal(
        kind is "AutoForm" or "Unconfirmed",
        Answers.Render(kind, asJson: false).Body!.Contains(" data-post=\"", StringComparison.Ordinal));

    [Fact]
    public static void Before_a_link_is_verified_trying_again_is_following_it_again()
    {
        var page = Answers.Page(new Answer(AnswerKind.Unavailable));

        Assert.Contains("<a class=\"button\" href=\"\">Try again</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "replayed")]
    [InlineData("20260102T030405000000", "recorded")]
    [InlineData("20260102T030410000000", "recorded")]
    [InlineData("20260102T030500000000", "replayed")]
    public static void What_was_recorded_while_its_person_waited_is_news_to_that_person(string? since, string name)
    {
        var answer = Answers.Of(AnswerKind.Replayed) with { WaitingSince = IssueTime.Parse(since) };

        Assert.Contains($"data-page=\"{name}\"", Answers.Page(answer), StringComparison.Ordinal);
    }

    [Fact]
    public static void The_page_that_waits_remembers_since_when()
    {
        var answer = Answers.Of(AnswerKind.Unconfirmed) with { WaitingSince = IssueTime.Parse("20260102T030405000006") };

        Assert.Contains("<input type=\"hidden\" name=\"_waiting_since\" value=\"20260102T030405000006\">", Answers.Page(answer), StringComparison.Ordinal);
    }

    [Fact]
    public static void An_acceptance_is_asked_for_as_one()
    {
        var answer = new Answer(AnswerKind.Form) { Link = Requests.AcceptLink(Answers.Signed.Link.Issued).Link };
        var page = Answers.Page(answer);

        Assert.Contains(">Accept this quote?</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<button>Accept quote</button>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"value\">3</td>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated", "generated\">Generated<", "Quote recorded")]
    [InlineData("accepted", "accepted\">Accepted<", "Quote accepted")]
    [InlineData("<new>", "badge\">&lt;new&gt;<", "Quote recorded")]
    public static void A_status_is_a_badge(string status, string badge, string heading)
    {
        var answer = Answers.Of(AnswerKind.Recorded);
        var page = Answers.Page(answer with { Quote = answer.Quote! with { Status = status } });

        Assert.Contains(badge, page, StringComparison.Ordinal);
        Assert.Contains($">{heading}</h1>", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public static void Hostile_text_is_encoded_wherever_it_stands(string kind)
    {
        const string Nasty = "\"><script>alert('x')</script><img src=x onerror=alert(1)>\u202e";
        var answer = Answers.Of(kind);
        var link = answer.Link is null ? null : answer.Link with { Viewer = Nasty, Values = [Nasty, "true", Nasty, Nasty, Nasty, Nasty, Nasty] };
        var definition = QuoteDefinition.Embedded with
        {
            Inputs =
            [
                new QuoteInput("note", Nasty, new(SqlTypeKind.Varchar, 100), Required: true),
                new QuoteInput("long", Nasty, new(SqlTypeKind.Varchar, 500), Required: true),
                new QuoteInput("choice", Nasty, new(SqlTypeKind.Varchar, 100), Required: false, [Nasty]),
                new QuoteInput("day", Nasty, new(SqlTypeKind.Date), Required: false),
                new QuoteInput("number", Nasty, new(SqlTypeKind.Decimal, 5, 2), Required: false, Min: 1),
            ],
            Fields = [.. QuoteDefinition.Embedded.Fields.Select(field => field with { Label = Nasty })],
        };
        var page = Answers.Page(
            answer with
            {
                Link = link,
                Quote = answer.Quote is { } quote ? quote with { QuoteId = Nasty, Status = Nasty } : null,
                Faults = [Nasty],
                Inputs = [Nasty, Nasty, Nasty, Nasty, Nasty],
                InputFaults = definition.Inputs.ToDictionary(input => input.Name, _ => Nasty),
            },
            definition);

        AssertWellFormed(page);
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"\">", page.Replace("value=\"\">", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void AssertWellFormed(string page)
    {
        var open = new Stack<string>();
        var markup = Regex.Replace(page, "(?s)<(script|style)>.*?</\\1>|<!doctype html>", "");
        foreach (Match tag in Regex.Matches(markup, "<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>"))
        {
            if (tag.Groups[1].Length > 0)
            {
                Assert.Equal(open.Pop(), tag.Groups[2].Value);
            }
            else if (tag.Groups[2].Value is not ("meta" or "input"))
            {
                open.Push(tag.Groups[2].Value);
            }

            markup = markup.Replace(tag.Value, "", StringComparison.Ordinal);
        }

        Assert.Empty(open);
        Assert.DoesNotContain('<', markup);
        Assert.DoesNotContain('>', markup);
    }

    private static string Hash(string page, string element)
    {
        var text = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
        Assert.True(text.Length > 100, element);
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
