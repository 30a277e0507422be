using Microsoft.Extensions.Time.Testing;
using WriteBackLambdas.Keys;
using WriteBackLambdas.Quotes;
using WriteBackLambdas.Signing;

namespace WriteBackLambdas.WriteBackFunction.Tests;

public sealed class LinkVerifierTests : IDisposable
{
    private const string NewKey = "the key after the next rotation, long enough";

    private readonly FakeTimeProvider time = SampleEvents.CreateClock();
    private readonly SecretsManagerServer server = new(SampleEvents.Secret);
    private readonly SigningKeys keys;
    private readonly LinkVerifier verifier;

    public LinkVerifierTests()
    {
        keys = SigningKeys.ForVerification(server.Client, SecretsManagerServer.SecretId, time);
        verifier = new LinkVerifier(keys, QuoteDefinition.Embedded, TimeSpan.FromMinutes(15), time);
    }

    public void Dispose()
    {
        keys.Dispose();
        server.Dispose();
    }

    [Fact]
    public void A_verdict_that_nobody_set_refuses() => Assert.Equal(Verdict.Forged, default);

    [Theory]
    [InlineData(0, "Genuine")]
    [InlineData(-60_000_000, "Genuine")]
    [InlineData(-60_000_001, "Expired")]
    [InlineData(960_000_000, "Genuine")]
    [InlineData(960_000_001, "Expired")]
    public async Task A_link_is_good_from_a_minute_before_its_time_to_a_minute_after_its_life(long ageInMicroseconds, string verdict)
    {
        var issued = new IssueTime(time.GetUtcNow() - TimeSpan.FromMicroseconds(ageInMicroseconds));

        Assert.Equal(verdict, await VerdictAsync(Requests.Link(issued)));
    }

    [Fact]
    public async Task An_accept_link_is_verified_as_well() => Assert.Equal("Genuine", await VerdictAsync(Requests.AcceptLink(Now)));

    [Fact]
    public async Task A_digest_made_with_another_key_is_a_forgery() =>
        Assert.Equal("Forged", await VerdictAsync(Requests.Link(Now, NewKey)));

    [Fact]
    public async Task A_forgery_is_never_told_that_it_is_too_late() =>
        Assert.Equal("Forged", await VerdictAsync(Requests.Link(new IssueTime(DateTimeOffset.UnixEpoch), NewKey)));

    [Fact]
    public async Task Every_part_of_a_link_is_covered_by_its_digest()
    {
        var (link, digest) = Requests.Link(Now);
        var changed = link.Values.Select((value, i) => link with { Values = [.. link.Values.Select((v, j) => i == j ? value + "x" : v)] })
            .Append(link with { Viewer = "bob" })
            .Append(link with { Issued = new IssueTime(time.GetUtcNow() + TimeSpan.FromMicroseconds(1)) })
            .Append(link with { Action = "accept" })
            .Append(link with { Values = [.. link.Values, null] });

        Assert.Equal("Genuine", await VerdictAsync(new SignedLink(link, digest)));
        foreach (var other in changed)
        {
            time.Advance(SigningKeys.RefreshInterval);
            Assert.Equal("Forged", await VerdictAsync(new SignedLink(other, digest)));
        }
    }

    [Fact]
    public async Task An_unkeyed_digest_is_a_forgery()
    {
        var link = Requests.Link(Now).Link;

        Assert.Equal("Forged", await VerdictAsync(new SignedLink(link, Digester.ComputeUnkeyed(link.ToMessage(QuoteDefinition.Embedded)))));
    }

    [Fact]
    public async Task A_link_signed_before_a_rotation_is_genuine_until_the_next_one()
    {
        server.Rotate(Secret(NewKey));
        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now)));

        server.Rotate(Secret("the key after that rotation, also long enough"));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Forged", await VerdictAsync(Requests.Link(Now)));
    }

    [Fact]
    public async Task A_link_signed_right_after_a_rotation_is_genuine_though_older_keys_are_kept()
    {
        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now)));
        server.Rotate(Secret(NewKey));

        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now, NewKey)));
    }

    [Fact]
    public async Task Forgeries_fetch_the_keys_at_most_every_five_seconds()
    {
        for (var second = 0; second < 10; second++, time.Advance(TimeSpan.FromSeconds(1)))
        {
            Assert.Equal(second % 5 == 0 ? "Forged" : "Unverified", await VerdictAsync(Requests.Link(Now, NewKey)));
        }

        Assert.Equal(["AWSCURRENT", "AWSCURRENT", "AWSCURRENT", "AWSPREVIOUS", "AWSPREVIOUS", "AWSPREVIOUS"], server.TakeRequested());
    }

    [Fact]
    public async Task Forgeries_delay_a_link_of_a_brand_new_key_and_do_not_refuse_it()
    {
        Assert.Equal("Forged", await VerdictAsync(Requests.Link(Now, "the key of an attacker, who has many of them")));
        server.Rotate(Secret(NewKey));
        var link = Requests.Link(Now, NewKey);

        Assert.Equal("Unverified", await VerdictAsync(link));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("Genuine", await VerdictAsync(link));
    }

    [Fact]
    public async Task A_link_that_is_older_than_the_known_keys_is_forged_without_a_fetch()
    {
        var issued = new IssueTime(time.GetUtcNow() - TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(10));
        Assert.Equal("Forged", await VerdictAsync(Requests.Link(Now, NewKey)));
        server.TakeRequested();

        Assert.Equal("Forged", await VerdictAsync(Requests.Link(issued, NewKey)));
        Assert.Empty(server.TakeRequested());
    }

    [Fact]
    public async Task A_fetch_that_fails_says_nothing_of_a_link()
    {
        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now)));
        server.Rotate(Secret(NewKey));
        server.IsDown = true;
        var link = Requests.Link(Now, NewKey);

        await Assert.ThrowsAsync<SigningKeyException>(() => VerdictAsync(link));
        Assert.Equal("Unverified", await VerdictAsync(link));
        server.IsDown = false;
        Assert.Equal("Unverified", await VerdictAsync(link));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("Genuine", await VerdictAsync(link));
    }

    [Fact]
    public async Task While_the_previous_key_cannot_be_used_no_link_is_called_forged()
    {
        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now)));
        server.Rotate("not JSON");
        server.Rotate(Secret(NewKey));
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("Unverified", await VerdictAsync(Requests.Link(Now)));
        Assert.Equal("Genuine", await VerdictAsync(Requests.Link(Now, NewKey)));
    }

    private IssueTime Now => new(time.GetUtcNow());

    private static string Secret(string key) => $$"""{"key":"{{key}}"}""";

    private async Task<string> VerdictAsync(SignedLink signed) =>
        (await verifier.VerifyAsync(signed, TestContext.Current.CancellationToken)).ToString();
}
