using System.Net;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>Requests of scanners, prefetches, and other sites' pages write nothing.</summary>
public class WriteNothingTests(Stack stack)
{
    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_refused_and_write_nothing(string method)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await stack.Api.SendAsync(new HttpMethod(method), link, null);

        // The gateway's answer, because the API has GET and POST only.
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Theory]
    [InlineData(WriteMode.Auto)]
    [InlineData(WriteMode.Confirm)]
    public async Task A_GET_writes_nothing(WriteMode mode)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await new FunctionClient(stack.Demo, mode: mode).GetAsync(link, ("Accept", "text/html"));

        Assert.Equal(200, answer.StatusCode);
        Assert.Equal(mode == WriteMode.Auto, answer.Body!.Contains("data-post=\"once\"", StringComparison.Ordinal));
        Assert.Equal(mode == WriteMode.Confirm, answer.Body!.Contains("name=\"note\"", StringComparison.Ordinal));
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task A_GET_writes_in_mode_get()
    {
        var row = new SourceRow();
        var answer = await new FunctionClient(stack.Demo, mode: WriteMode.Get).GetAsync(
            await stack.Warehouse.GenerateLinkAsync(row), ("Accept", "application/json"));

        Assert.Contains("\"status\":\"generated\"", answer.Body, StringComparison.Ordinal);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task A_prefetch_writes_nothing_even_in_mode_get()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await new FunctionClient(stack.Demo, mode: WriteMode.Get).GetAsync(link, ("Sec-Purpose", "prefetch"));

        Assert.Equal(200, answer.StatusCode);
        Assert.Contains("<form id=\"quote\" method=\"post\"", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_post_of_another_site_is_refused_and_writes_nothing(string header, string value)
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await stack.Api.PostAsync(link, null, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(await stack.Warehouse.HistoryAsync(row.Customer));
    }

    [Fact]
    public async Task A_post_of_our_own_page_writes()
    {
        var row = new SourceRow();
        var link = await stack.Warehouse.GenerateLinkAsync(row);

        var answer = await stack.Api.SendAsync(
            HttpMethod.Post, link, "", ("Accept", "text/html"), ("Sec-Fetch-Site", "same-origin"), ("Origin", "null"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(await stack.Warehouse.HistoryAsync(row.Customer));
    }
}
