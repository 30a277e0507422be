using System.Net;
using Amazon.Lambda.APIGatewayEvents;
using WriteBackLambdas.Keys;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Every change to a signed link is refused, and nothing is written.</summary>
public class TamperingTests(Stack stack)
{
    private static readonly SourceRow Row = new()
    {
        Customer = $"Tampered {Guid.NewGuid():N}",
        Skill = "Welder",
        Shift = "Night",
        State = "TX",
        Duties = "Welds + rivets",
        Cost = 100.25m,
    };

    [Fact]
    public async Task Changed_dropped_emptied_duplicated_and_swapped_parameters_are_refused()
    {
        var link = await LinkAsync();
        List<(string What, TestLink Link)> attacks = [];
        foreach (var name in link.Names)
        {
            attacks.Add(($"{name} changed", link.With(name, Changed(name, link[name]))));
            attacks.Add(($"{name} dropped", link.Without(name)));
            attacks.Add(($"{name} emptied", link.With(name, "")));
            attacks.Add(($"{name} doubled", link.Plus(name, link[name])));
            attacks.Add(($"{name} doubled with another value", link.Plus(name, "x")));
            attacks.Add(($"{name} in capitals", link.Without(name).Plus(name.ToUpperInvariant(), link[name])));
            attacks.AddRange(
                link.Names.TakeWhile(other => other != name).Select(other => ($"{name} swapped with {other}", link.Swapped(name, other))));
        }

        await AllRefusedAsync(attacks);
    }

    [Fact]
    public async Task Text_moved_across_a_field_boundary_is_refused()
    {
        var link = await LinkAsync();
        await AllRefusedAsync(
            [
                ("one letter to the next field", link.With("skilledtrades", "Welde").With("shift", "rNight")),
                ("a whole field to the next", link.With("skilledtrades", "").With("shift", "WelderNight")),
                ("a separator of the message", link.With("skilledtrades", "Welder\", \"Night").Without("shift")),
                ("a NULL for a text", link.With("state", "null")),
            ]);
    }

    [Fact]
    public async Task A_generate_link_does_not_accept_and_an_accept_link_does_not_generate()
    {
        var link = await LinkAsync();
        var generated = await stack.Api.PostAsync(link.ToString());
        var accept = TestLink.Parse((await stack.Warehouse.AcceptLinkAsync(generated.QuoteId))!);

        await AllRefusedAsync(
            [
                ("generate as accept", link.With("action", "accept")),
                ("generate as accept of a quote", link.With("action", "accept").Plus("quote_id", generated.QuoteId).Plus("revision", "1")),
                ("the digest of the one on the other", accept.With("digest", link["digest"])),
                ("accept as generate", accept.With("action", "generate")),
                ("another revision", accept.With("revision", accept["revision"] + "0")),
                ("another spelling of the revision", accept.With("revision", "0" + accept["revision"])),
                ("another quote", accept.With("quote_id", Guid.NewGuid().ToString())),
                ("another viewer", accept.With("viewer", "mallory")),
            ]);
    }

    [Fact]
    public async Task Another_spelling_of_the_digest_is_refused()
    {
        var link = await LinkAsync();
        var digest = link["digest"];
        await AllRefusedAsync(
            [
                ("in capitals", link.With("digest", digest.ToUpperInvariant())),
                ("cut", link.With("digest", digest[..63])),
                ("cut in half", link.With("digest", digest[..32])),
                ("extended", link.With("digest", digest + "0")),
                ("with a space", link.With("digest", digest + " ")),
                ("with a zero byte", link.With("digest", digest + "\0")),
                ("of zeros", link.With("digest", new string('0', 64))),
            ]);
    }

    [Fact]
    public async Task Every_forgery_gets_the_same_response()
    {
        var link = await LinkAsync();
        var time = new ShiftedTime();
        var function = new FunctionClient(stack.Demo, time);
        List<APIGatewayProxyResponse> answers = [];
        TestLink[] forgeries =
        [
            link.With("cost", "0.01"),
            link.With("viewer", "root"),
            link.With("digest", new string('a', 64)),
            link.With("issued", "20200101T000000000000"),
        ];
        foreach (var forged in forgeries)
        {
            answers.Add(await function.PostAsync(forged.ToString()));
            time.Advance(SigningKeys.RefreshInterval);
            answers.Add(await function.GetAsync(forged.ToString(), ("Accept", "application/json")));
            time.Advance(SigningKeys.RefreshInterval);
        }

        Assert.All(answers, answer => Assert.Equal(403, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.DoesNotContain(link["digest"], answers[0].Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_parameters_are_ignored()
    {
        var link = await LinkAsync();
        var answer = await stack.Api.PostAsync(link.Plus("utm_source", "mail").Plus("note", "unsigned").ToString());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null((await stack.Warehouse.HistoryAsync(Row.Customer))[^1][4]);
    }

    private static string Changed(string name, string value) => name switch
    {
        "issued" => value[..20] + (value[20] == '0' ? '1' : '0'),
        "digest" => (value[0] == '0' ? '1' : '0') + value[1..],
        "action" => "accept",
        "bgc" => value == "true" ? "false" : "true",
        _ => value + "x",
    };

    private async Task<TestLink> LinkAsync()
    {
        var known = await stack.Warehouse.QueryAsync(
            TestWarehouse.Viewer, "SELECT quote_link FROM public.quote_gen_vw WHERE customername = :customer", ("customer", Row.Customer));
        return TestLink.Parse(known.Count > 0 ? (string)known[0][0]! : await stack.Warehouse.GenerateLinkAsync(Row));
    }

    private async Task AllRefusedAsync(List<(string What, TestLink Link)> attacks)
    {
        var rows = (await stack.Warehouse.HistoryAsync(Row.Customer)).Count;
        foreach (var (what, link) in attacks)
        {
            TestAnswer[] answers =
            [
                await stack.Api.PostAsync(link.ToString()),
                await stack.Api.PostAsync(link.Address, link.Form),
                await stack.Api.GetAsync(link.ToString()),
            ];
            // Many forgeries in a row are not worth a call to Secrets Manager each, so some are not called forged yet.
            Assert.All(answers, answer => Assert.True(
                answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden
                    || (answer.Status == HttpStatusCode.ServiceUnavailable && answer.Body.Contains("unverified", StringComparison.Ordinal)),
                $"{what}: {answer.Status}"));
            Assert.All(answers, answer => Assert.DoesNotContain("data-post=\"", answer.Body, StringComparison.Ordinal));
        }

        Assert.Equal(rows, (await stack.Warehouse.HistoryAsync(Row.Customer)).Count);
    }
}
