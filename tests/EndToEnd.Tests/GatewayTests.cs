using System.Net;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Emulator.Aws;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>What the gateway answers by itself: a page for people, a problem for programs, and nothing is recorded.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private DemoStack? _demo;

    public async ValueTask InitializeAsync() => _demo = await DemoStack.StartAsync(Stack.Options, CancellationToken.None);

    public ValueTask DisposeAsync() => _demo?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_refusal_of_the_firewall_or_the_throttle_is_a_problem_or_a_page()
    {
        var (warehouse, api) = (new TestWarehouse(_demo!), new TestApi(_demo!.Api));
        var row = new SourceRow();
        var link = await warehouse.GenerateLinkAsync(row);

        foreach (var (refusal, title) in new[]
        {
            (GatewayRefusal.Blocked, "The firewall refused this request"), (GatewayRefusal.Throttled, "Too many requests"),
        })
        {
            _demo.Gateway.Guard = _ => refusal;
            var (problem, page) = (await api.PostAsync(link), await api.GetAsync(link));

            Assert.Equal((HttpStatusCode)refusal.Status, problem.Status);
            Assert.Equal(title, problem.Json.GetProperty("title").GetString());
            Assert.Equal((HttpStatusCode)refusal.Status, page.Status);
            Assert.Contains($"<h1>{title}</h1>", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("$context", page.Body, StringComparison.Ordinal);
            Assert.All([problem, page], answer => Assert.Equal("sandbox", answer.Headers["Content-Security-Policy"]));
        }

        _demo.Gateway.Guard = _ => null;
        Assert.Empty(await warehouse.HistoryAsync(row.Customer));
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync(link)).Status);
    }
}
