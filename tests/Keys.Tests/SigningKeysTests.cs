using Microsoft.Extensions.Time.Testing;
using static WriteBackLambdas.Keys.Tests.KeyTexts;
using static WriteBackLambdas.Support.SecretsManagerServer;

// The snapshot hooks belong to the process, so the tests run one at a time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace WriteBackLambdas.Keys.Tests;

public sealed class SigningKeysTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider time = SampleEvents.CreateClock();
    private readonly SecretsManagerServer server = new(Secret(First));
    private readonly SigningKeys keys;

    public SigningKeysTests() => keys = SigningKeys.ForVerification(server.Client, SecretId, time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        keys.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Signing_fetches_and_uses_only_the_current_key()
    {
        server.Put(Previous, Secret(Second));
        using var signing = SigningKeys.ForSigning(server.Client, SecretId, time);

        Assert.Equal([First], (await signing.GetAsync(Cancellation)).Texts());
        Assert.Equal([Current], server.TakeRequested());
    }

    [Fact]
    public async Task Verification_uses_the_current_and_the_previous_key()
    {
        server.Put(Previous, Secret(Second));

        Assert.Equal([First, Second], (await keys.GetAsync(Cancellation)).Texts());
        Assert.Equal([Current, Previous], server.TakeRequested());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not JSON")]
    [InlineData("""{"key":"short"}""")]
    public async Task A_missing_or_invalid_previous_key_is_ignored(string? previous)
    {
        server.Put(Previous, previous);

        Assert.Equal([First], (await keys.GetAsync(Cancellation)).Texts());
    }

    [Fact]
    public async Task Keys_are_cached_for_five_minutes()
    {
        var first = await keys.GetAsync(Cancellation);
        server.TakeRequested();
        server.Rotate(Secret(Second));
        time.Advance(TimeSpan.FromMinutes(5) - Moment);

        Assert.Same(first, await keys.GetAsync(Cancellation));
        Assert.Empty(server.TakeRequested());
        time.Advance(Moment);
        Assert.Equal([Second, First], (await keys.GetAsync(Cancellation)).Texts());
    }

    [Fact]
    public async Task Newer_keys_are_fetched_for_a_link_that_no_known_key_has_made_but_at_most_every_five_seconds()
    {
        await keys.GetAsync(Cancellation);
        server.TakeRequested();
        server.Rotate(Secret(Second));

        var second = await keys.GetFetchedSinceAsync(Arrival(), Cancellation);
        Assert.Equal([Second, First], second!.Texts());
        Assert.Same(second, await keys.GetAsync(Cancellation));
        Assert.Equal([Current, Previous], server.TakeRequested());

        server.Rotate(Secret(First));
        time.Advance(TimeSpan.FromSeconds(5) - (3 * Moment));
        Assert.Null(await keys.GetFetchedSinceAsync(Arrival(), Cancellation));
        Assert.Empty(server.TakeRequested());

        Assert.Equal([First, Second], (await keys.GetFetchedSinceAsync(Arrival(), Cancellation))!.Texts());
    }

    [Fact]
    public async Task A_link_that_arrived_before_somebody_elses_fetch_uses_its_keys()
    {
        await keys.GetAsync(Cancellation);
        var arrival = Arrival();
        server.Rotate(Secret(Second));
        var newer = await keys.GetFetchedSinceAsync(Arrival(), Cancellation);
        server.TakeRequested();

        Assert.Same(newer, await keys.GetFetchedSinceAsync(arrival, Cancellation));
        Assert.Empty(server.TakeRequested());
    }

    [Fact]
    public async Task A_rotation_between_the_two_fetches_loses_no_key()
    {
        server.Put(Previous, Secret("the key before the first one, long enough"));
        server.Answering = stage =>
        {
            server.Answering = _ => { };
            Assert.Equal(Current, stage);
            server.Rotate(Secret(Second));
        };

        Assert.Equal([Second, First], (await keys.GetAsync(Cancellation)).Texts());
        Assert.Equal([Current, Current, Previous, Previous], server.TakeRequested());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("""{"key":"short"}""", false)]
    public async Task Keys_are_incomplete_while_a_previous_key_exists_that_cannot_be_used(string? previous, bool isComplete)
    {
        server.Put(Previous, previous);

        Assert.Equal(isComplete, (await keys.GetAsync(Cancellation)).IsComplete);
    }

    [Fact]
    public async Task Keys_that_were_handed_out_still_sign_after_a_rotation()
    {
        var first = await keys.GetAsync(Cancellation);
        server.Rotate(Secret(Second));
        time.Advance(TimeSpan.FromMinutes(6));
        await keys.GetAsync(Cancellation);

        Assert.Equal([First], first.Texts());
    }

    [Fact]
    public async Task Concurrent_callers_share_one_fetch()
    {
        var release = new TaskCompletionSource();
        server.Hold = release.Task;
        var calls = Enumerable.Range(0, 50).Select(_ => keys.GetAsync(Cancellation).AsTask()).ToArray();
        release.SetResult();
        var answers = await Task.WhenAll(calls);

        Assert.All(answers, answer => Assert.Same(answers[0], answer));
        Assert.Equal([Current, Previous], server.TakeRequested());
    }

    [Fact]
    public async Task A_secret_that_does_not_exist_is_named_with_the_form_to_create()
    {
        server.Put(Current, null);

        Assert.Equal(
            """Secret quote-signing-key: does not exist; create it as {"key":"..."} with a key of 32 to 64 bytes in UTF-8.""",
            await FailureAsync());
    }

    [Fact]
    public async Task An_invalid_current_key_fails_even_if_the_previous_one_is_valid()
    {
        server.Rotate(Secret("short"));

        Assert.StartsWith(
            "Secret quote-signing-key: A signing key has 32 to 64 bytes; this one has 5.", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_says_what_failed_and_ends_with_the_next_call()
    {
        server.IsDown = true;
        Assert.Matches(@"\ASecret quote-signing-key: cannot be read \([A-Za-z]+Exception\)\.\z", await FailureAsync());

        server.IsDown = false;
        Assert.Equal([First], (await keys.GetAsync(Cancellation)).Texts());
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_an_outage()
    {
        server.CloseListener();

        Assert.Matches(@"\ASecret quote-signing-key: cannot be read \([A-Za-z]+Exception\)\.\z", await FailureAsync());
    }

    [Fact]
    public async Task Cached_keys_are_used_during_an_outage()
    {
        var first = await keys.GetAsync(Cancellation);
        server.IsDown = true;
        time.Advance(TimeSpan.FromMinutes(5) - Moment);

        Assert.Same(first, await keys.GetAsync(Cancellation));
    }

    [Fact]
    public async Task A_caller_that_cancels_does_not_stop_the_others()
    {
        var release = new TaskCompletionSource();
        server.Hold = release.Task;
        using var impatience = new CancellationTokenSource();
        var waiting = keys.GetAsync(impatience.Token).AsTask();
        var patient = keys.GetAsync(Cancellation).AsTask();
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        release.SetResult();
        Assert.Equal([First], (await patient).Texts());
    }

    /// <summary>A moment passes, so that nothing else happens at the time of the arrival.</summary>
    private long Arrival()
    {
        time.Advance(Moment);
        var arrival = time.GetTimestamp();
        time.Advance(Moment);
        return arrival;
    }

    private async Task<string> FailureAsync() =>
        (await Assert.ThrowsAsync<SigningKeyException>(async () => await keys.GetAsync(Cancellation))).Message;
}
