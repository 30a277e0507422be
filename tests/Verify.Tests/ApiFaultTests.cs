using WriteBackLambdas.Demo;

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
        await using var proxy = await Proxy.StartAsync(stack.Demo.Api, headIsPost: true);
        var found = await Verification.RunAsync(stack.Demo, ("api", proxy.Address));
        Assert.Equal("A HEAD wrote a revision", found.Wrong("ReadOnlyRequestsCheck"));
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
        Assert.Null(found.QuoteId);
        Assert.Equal(0, await new TestWarehouse(other).CountAsync());
    }

    [Fact]
    public async Task An_API_that_cannot_be_reached_leaves_its_checks_unchecked()
    {
        var found = await Verification.RunAsync(stack.Demo, ("api", "http://127.0.0.1:1/prod/quotes"));
        Assert.Equal("unchecked", found.Checks["GatewayErrorCheck"].Verdict);
        Assert.Equal("unchecked", found.Checks["RecordingCheck"].Verdict);
        Assert.Equal("right", found.Checks["SigningCheck"].Verdict);
    }
}
