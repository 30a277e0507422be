using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.WriteBackFunction.Pages;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public static class PageTests
{
    public static TheoryData<Outcome> All => [.. Enum.GetValues<Outcome>()];

    public static MatrixTheoryData<Outcome, string> InEachLanguage => new(Enum.GetValues<Outcome>(), PageStrings.All.Keys);

    [Theory]
    [MemberData(nameof(All))]
    public static void The_policy_allows_exactly_the_one_style_and_the_one_script_in_the_page(Outcome outcome)
    {
        var response = Answers.Render(outcome, asJson: false);

        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(response.Body!, "style")}'; "
            + $"script-src '{Hash(response.Body!, "script")}'; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'self' https://q.example",
            response.Headers!["Content-Security-Policy"]);
        Assert.DoesNotMatch("(?i)<[^>]* (style|on[a-z]+)=", response.Body);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void A_page_has_no_carriage_return_because_browsers_hash_without_it(Outcome outcome) =>
        Assert.DoesNotContain('\r', Answers.Render(outcome, asJson: false).Body!);

    [Theory]
    [MemberData(nameof(All))]
    public static void JSON_has_the_policy_of_the_pages(Outcome outcome) => Assert.Equal(
        Answers.Render(outcome, asJson: false).Headers!["Content-Security-Policy"],
        Answers.Render(outcome, asJson: true).Headers!["Content-Security-Policy"]);

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public static void A_page_is_well_formed_small_and_named_after_its_outcome(Outcome outcome, string language)
    {
        var response = Answers.Render(outcome, asJson: false, language);
        var page = response.Body!;
        var heading = Assert.Single(Regex.Matches(page, "<h1 id=\"outcome\" tabindex=\"-1\">(.+)</h1>")).Groups[1].Value;

        AssertWellFormed(page);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, 15_000);
        Assert.StartsWith($"<!doctype html>\n<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Equal(language, response.Headers!["Content-Language"]);
        Assert.Contains($"<body data-page=\"{OutcomeEntry.Of(outcome).Name}\" data-tone=\"", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{heading} · ", page, StringComparison.Ordinal);
        foreach (var landmark in new[] { "header", "main", "footer" })
        {
            Assert.Single(Regex.Matches(page, $"<{landmark}>"));
        }
    }

    [Theory]
    [InlineData(Outcome.AutoPost, "<form id=\"quote\" method=\"post\" data-post=\"once\"")]
    [InlineData(Outcome.AutoPost, "<button>Generate quote</button>")]
    [InlineData(Outcome.Form, "<form id=\"quote\" method=\"post\" data-busy=")]
    [InlineData(
        Outcome.Form,
        "<label for=\"input-note\">Note</label>\n<textarea id=\"input-note\" name=\"note\" rows=\"3\" maxlength=\"500\">\n</textarea>")]
    [InlineData(
        Outcome.InvalidInputs,
        "<textarea id=\"input-note\" name=\"note\" aria-invalid=\"true\" aria-describedby=\"fault-note\" rows=\"3\" maxlength=\"500\">\n"
        + "&lt;entered&gt; &quot;text&quot;</textarea>")]
    [InlineData(Outcome.InvalidInputs, "<p class=\"fault\" id=\"fault-note\">")]
    [InlineData(Outcome.Unconfirmed, "<form id=\"quote\" method=\"post\" data-post=\"again\"")]
    [InlineData(Outcome.Unconfirmed, "<input type=\"hidden\" name=\"note\" value=\"&lt;entered&gt; &quot;text&quot;\">")]
    [InlineData(Outcome.Unavailable, "<input type=\"hidden\" name=\"note\" value=\"&lt;entered&gt; &quot;text&quot;\">")]
    [InlineData(Outcome.Malformed, "<li>cost: appears 2 times; send it once</li><li>viewer: &lt;b&gt;</li></ul>")]
    [InlineData(Outcome.AutoPost, "<th scope=\"row\">Customer</th><td class=\"value\"><bdi>Acme &lt;b&gt;</bdi></td>")]
    [InlineData(Outcome.AutoPost, "<th scope=\"row\">Shift</th><td class=\"value\"><span class=\"muted\">–</span></td>")]
    [InlineData(Outcome.AutoPost, "<th scope=\"row\">Background check</th><td class=\"value\">Yes</td>")]
    [InlineData(Outcome.AutoPost, "<th scope=\"row\">Cost</th><td class=\"amount\">$1,234.50</td>")]
    [InlineData(Outcome.Form, "<bdi>Welds &amp; &quot;cuts&quot;</bdi>")]
    [InlineData(Outcome.Form, "<th scope=\"row\">Requested by</th><td class=\"value\"><bdi>alice</bdi></td>")]
    [InlineData(Outcome.Recorded, "<code>0198c0de-0000-7000-8000-000000000001</code>")]
    [InlineData(Outcome.Recorded, "<span class=\"badge\" data-kind=\"open\">In review</span>")]
    [InlineData(Outcome.Recorded, "<time datetime=\"2026-01-02T03:04:06Z\">Jan 2, 2026, 3:04:06 AM UTC</time>")]
    [InlineData(Outcome.Recorded, "<bdi>alice</bdi>")]
    [InlineData(Outcome.Replayed, "<th scope=\"row\">Revision</th><td class=\"value\">2</td>")]
    [InlineData(Outcome.Conflict, "<th scope=\"row\">Revision</th><td class=\"value\">2</td>")]
    public static void A_page_shows_its_answer_encoded(Outcome outcome, string part) =>
        Assert.Contains(part, Answers.Render(outcome, asJson: false).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "<th scope=\"row\">Requested by</th><td class=\"value\">the dashboard’s shared user</td>")]
    [InlineData("de", "<th scope=\"row\">Angefragt von</th><td class=\"value\">dem gemeinsamen Benutzer des Dashboards</td>")]
    public static void A_user_whom_all_readers_share_is_not_shown_as_a_person(string language, string row)
    {
        var acceptance = new Answer(Outcome.Form) { Link = Requests.AcceptLink(Answers.Signed.Link.Issued).Link };
        Outcome[] outcomes = [Outcome.Form, Outcome.AutoPost, Outcome.Recorded, Outcome.Replayed];
        Assert.All(
            [.. outcomes.Select(Answers.Of), acceptance],
            answer => Assert.Contains(row, Answers.SharedPage(answer, language), StringComparison.Ordinal));
        Assert.All(
            Enum.GetValues<Outcome>(),
            outcome => Assert.DoesNotContain("alice", Answers.SharedPage(Answers.Of(outcome), language), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void Only_a_link_that_is_genuine_or_may_be_gets_a_form_and_a_session_that_can_end(Outcome outcome) => Assert.Equal(
        outcome is Outcome.AutoPost or Outcome.Form or Outcome.InvalidInputs
            or Outcome.Unconfirmed or Outcome.Unverified or Outcome.Unavailable or Outcome.Updating or Outcome.Failed
            or Outcome.SignOut or Outcome.SomebodyElse,
        Answers.Render(outcome, asJson: false).Body!.Contains("<form", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public static void Only_a_page_that_records_or_polls_posts_automatically(Outcome outcome) => Assert.Equal(
        outcome is Outcome.AutoPost or Outcome.Unconfirmed or Outcome.Unverified or Outcome.Updating,
        Answers.Render(outcome, asJson: false).Body!.Contains(" data-post=\"", StringComparison.Ordinal));

    [Fact]
    public static void Before_a_link_is_verified_trying_again_opens_it_again()
    {
        var page = Answers.Page(new Answer(Outcome.Unavailable));

        Assert.Contains("<a class=\"button\" href=\"\">Try again</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_form_for_an_acceptance_says_so()
    {
        var answer = new Answer(Outcome.Form) { Link = Requests.AcceptLink(Answers.Signed.Link.Issued).Link };
        var page = Answers.Page(answer);

        Assert.Contains(">Accept this quote?</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<button>Accept</button>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"value\">3</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_recorded_acceptance_is_called_one()
    {
        var recorded = Answers.Of(Outcome.Recorded);
        var answer = recorded with
        {
            Link = Requests.AcceptLink(Answers.Signed.Link.Issued).Link,
            Quote = recorded.Quote! with { Status = "accepted" },
        };

        Assert.Contains(">Quote accepted</h1>", Answers.Page(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated", "data-kind=\"open\">Generated<")]
    [InlineData("accepted", "data-kind=\"good\">Accepted<")]
    [InlineData("<new>", "data-kind=\"open\">&lt;new&gt;<")]
    public static void A_status_is_a_badge(string status, string badge)
    {
        var answer = Answers.Of(Outcome.Recorded);
        var page = Answers.Page(answer with { Quote = answer.Quote! with { Status = status } });

        Assert.Contains(badge, page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void Hostile_text_is_encoded_everywhere(Outcome outcome)
    {
        const string Nasty = "\"><script>alert('x')</script><img src=x onerror=alert(1)>\u202e";
        var answer = Answers.Of(outcome);
        var link = answer.Link is null ? null
            : answer.Link with { Viewer = Nasty, Values = [Nasty, "true", Nasty, Nasty, Nasty, Nasty, Nasty] };
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
            Workflow = new(
                [new(Nasty, Label.Of(Nasty), StatusKind.Bad)],
                new(Label.Of(Nasty), Nasty, Nasty, [], null),
                [new("go", Label.Of(Nasty), [Nasty], Nasty, ActionBy.Requester, null)]),
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
