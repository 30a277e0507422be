using WriteBackLambdas.Demo;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.Verify.Tests;

/// <summary>Faults between verify and the write-back function.</summary>
public sealed class ApiFaultTests(Stack stack)
{
    [Fact]
    public async Task A_firewall_that_blocks_rows()
    {
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, (request, _) =>
            request.Contains("<script>", StringComparison.Ordinal) ? 403 : null);

        var seen = (await Verification.RunAsync(stack.Demo, ("api", proxy.Address))).Wrong("FirewallCheck");

        Assert.Equal(
            [
                "The link of a value \"runs to <script>\" is answered with 403",
                "The form with a value \"runs to <script>\" is answered with 403",
            ],
            seen.Split('\n'));
    }

    [Fact]
    public async Task A_missing_security_header()
    {
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, (_, headers) =>
        {
            headers.Remove("X-Content-Type-Options");
            headers["Referrer-Policy"] = "unsafe-url";
            return null;
        });

        var found = await Verification.RunAsync(stack.Demo, ("api", proxy.Address));

        const string Differences = "Referrer-Policy is unsafe-url and should be no-referrer\nX-Content-Type-Options is missing";
        Assert.Equal(Differences, found.Wrong("SecurityHeadersCheck"));
        Assert.Equal(Differences, found.Wrong("GatewayErrorCheck"));
    }

    [Fact]
    public async Task A_head_that_writes()
    {
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, headBecomes: "POST");
        var found = await Verification.RunAsync(stack.Demo, ("api", proxy.Address));
        Assert.Equal("A HEAD wrote a revision", found.Wrong("ReadOnlyRequestsCheck"));
    }

    [Fact]
    public async Task A_head_that_becomes_a_get_where_a_get_writes()
    {
        await using var demo = await DemoStack.StartAsync(
            Stack.Options with { WriteMode = WriteMode.Get }, TestContext.Current.CancellationToken);
        await using var proxy = await Proxy.StartAsync(demo.Api, headBecomes: "GET");

        var found = await Verification.RunAsync(demo, ("api", proxy.Address));

        Assert.Equal("A HEAD wrote a revision", found.Wrong("ReadOnlyRequestsCheck"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(409)]
    public async Task A_click_that_writes_but_is_answered_with_an_error_is_in_the_summary(int status)
    {
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, (request, _) => IsPost(request) ? status : null);

        var found = await Verification.RunAsync(stack.Demo, ("api", proxy.Address));

        Assert.StartsWith($"It is answered with {status}", found.Wrong("RecordingCheck"), StringComparison.Ordinal);
        Assert.Single(found.QuoteIds!);
        await stack.Warehouse.QueryAsync("admin", found.Delete!.TrimEnd(';'));
        Assert.Empty(await stack.Warehouse.QueryAsync(
            "admin", "SELECT 1 FROM public.tbquote WHERE quote_id = :id", ("id", found.QuoteIds![0])));
    }

    [Fact]
    public async Task A_click_that_is_answered_with_an_error_may_still_write()
    {
        await stack.Warehouse.QueryAsync("admin", "ALTER TABLE public.tbquote_lock RENAME TO tbquote_gone");
        var found = await Verification.RunAsync(stack.Demo);
        await stack.Warehouse.QueryAsync("admin", "ALTER TABLE public.tbquote_gone RENAME TO tbquote_lock");
        Assert.Null(found.QuoteIds);
        Assert.StartsWith("DELETE FROM \"public\".\"tbquote\" WHERE combination IN ('", found.Delete, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_that_accepts_every_link()
    {
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, (_, _) => 200);
        var found = await Verification.RunAsync(stack.Demo, ("api", proxy.Address));
        Assert.Equal("It is answered with 200", found.Wrong("ForgeryCheck"));
        Assert.StartsWith("The answer is ", found.Wrong("RecordingCheck"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_back_function_with_another_key()
    {
        await using var other = await DemoStack.StartAsync(Stack.Options, TestContext.Current.CancellationToken);

        var found = await Verification.RunAsync(stack.Demo, ("api", other.Api.ToString()));

        Assert.StartsWith("It is answered with 403", found.Wrong("RecordingCheck"), StringComparison.Ordinal);
        Assert.Contains("do not use the same key", found.Checks["RecordingCheck"].Advice, StringComparison.Ordinal);
        Assert.Empty(found.QuoteIds!);
        Assert.Equal(0, await new TestWarehouse(other).CountAsync());
    }

    [Fact]
    public async Task An_API_that_cannot_be_reached_leaves_its_checks_unchecked()
    {
        var found = await Verification.RunAsync(stack.Demo, ("api", "http://127.0.0.1:1/prod/quotes"));
        Assert.Equal("unchecked", found.Checks["GatewayErrorCheck"].Verdict);
        Assert.Equal("unchecked", found.Checks["RecordingCheck"].Verdict);
        Assert.Contains("127.0.0.1", found.Checks["RecordingCheck"].Advice, StringComparison.Ordinal);
        Assert.Equal("right", found.Checks["SigningCheck"].Verdict);
        Assert.Empty(found.QuoteIds!);
    }

    /// <summary>Whether it posts the form of the synthetic quote.</summary>
    private static bool IsPost(string request) => request.EndsWith("note=verify", StringComparison.Ordinal);
}
