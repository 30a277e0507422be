using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>A stage where people sign in.</summary>
public sealed class SignInTests(SignInStack stack) : IClassFixture<SignInStack>
{
    private static readonly string[] NeedAPerson = ["ActionLinkCheck", "HistoryCheck", "RecordingCheck", "ReplayCheck"];

    [Fact]
    public async Task Without_a_person_nothing_is_wrong_and_what_needs_one_is_unchecked()
    {
        var before = await stack.Warehouse.CountAsync();

        var found = await Verification.RunAsync(stack.Demo);

        Assert.Empty(found.With("wrong"));
        Assert.Equal(NeedAPerson, found.With("unchecked").Keys.Order());
        Assert.Equal(2, found.ExitCode);
        Assert.Contains("--token-file", found.Checks["RecordingCheck"].Advice, StringComparison.Ordinal);
        Assert.StartsWith("It does: nobody and a made-up token get 401", found.Checks["PersonCheck"].Seen, StringComparison.Ordinal);
        Assert.Equal("It does, and localhost knows the return address", found.Checks["ProviderCheck"].Seen);
        Assert.Equal(before, await stack.Warehouse.CountAsync());
    }

    [Fact]
    public async Task With_a_persons_token_everything_is_checked()
    {
        var found = await RunAsync(TestTokens.Of(stack.Provider, "alice"), "alice");

        Assert.Empty(found.With("wrong"));
        Assert.Empty(found.With("unchecked"));
        Assert.Equal(
            [["alice", "alice"], ["alice", "alice"]],
            await stack.Warehouse.QueryAsync(
                "admin",
                "SELECT requested_by, recorded_by FROM public.tbquote WHERE quote_id = :id",
                ("id", Assert.Single(found.QuoteIds!))));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_wrong_and_one_of_somebody_else_is_unchecked()
    {
        Assert.Equal("The id token is refused", (await RunAsync("no token", "alice")).Wrong("RecordingCheck"));

        var other = (await RunAsync(TestTokens.Of(stack.Provider, "bob"), "alice")).Checks["RecordingCheck"];
        Assert.Equal(("unchecked", true), (other.Verdict, other.Advice!.Contains("--viewer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_return_address_that_nobody_registered_is_wrong()
    {
        stack.Provider.IsRedirect = _ => false;
        try
        {
            var found = await Verification.RunAsync(stack.Demo);

            Assert.Equal("localhost answers 401", found.Wrong("ProviderCheck"));
            Assert.Contains(
                $"Register {new Uri(stack.Demo.Api, "sign-in")}", found.Checks["ProviderCheck"].Advice, StringComparison.Ordinal);
            stack.Provider.IsRedirect = _ => true;
            Assert.Equal("unchecked", (await Verification.RunAsync(stack.Demo)).Checks["ProviderCheck"].Verdict);
        }
        finally
        {
            stack.Provider.IsRedirect = address => address.IsLoopback;
        }
    }

    [Fact]
    public async Task A_stage_that_should_have_sign_in_and_has_none_is_wrong()
    {
        // As if the function had lost its setting.
        await using var demo = await DemoStack.StartAsync(Stack.Options, TestContext.Current.CancellationToken);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, """{ "WriteBack-dev": { "SignInAddress": "https://api.example.com/sign-in" } }""", TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "It opens for nobody",
            (await Verification.RunAsync(demo, ("stage", "dev"), ("outputs", file))).Wrong("PersonCheck"),
            StringComparison.Ordinal);
        File.Delete(file);
    }

    private async Task<Found> RunAsync(string token, string viewer)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, token + "\n", TestContext.Current.CancellationToken);
        var found = await Verification.RunAsync(stack.Demo, ("token-file", file), ("viewer", viewer));
        File.Delete(file);
        return found;
    }
}
