using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WriteBackLambdas.Demo;
using WriteBackLambdas.Keys;
using WriteBackLambdas.WriteBackFunction;

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The events under <c>events/write-back</c>, made by Python, against a stack with their key and clock.</summary>
public sealed class SampleEventTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = SampleEvents.CreateClock();
    private DemoStack _stack = null!;

    public static TheoryData<string, int, string> Events => new()
    {
        { "genuine", 200, "\"replayed\":false" },
        { "genuine-page", 200, "Acme &amp; Söhne" },
        { "replayed", 200, "\"replayed\":true" },
        { "forged", 403, "forged" },
        { "forged-key", 403, "forged" },
        { "expired", 410, "expired" },
        { "malformed", 400, "issued: is missing" },
    };

    public async ValueTask InitializeAsync() => _stack = await DemoStack.StartAsync(
        Stack.Options with { SigningKey = SampleEvents.Key, Time = _time }, CancellationToken.None);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task Each_event_has_the_response_that_its_name_says()
    {
        var folder = SampleEvents.PathOf("write-back");
        Assert.Equal(Events.Select(row => $"{row.Data.Item1}.json").Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        foreach (var (name, status, text) in Events.Select(row => row.Data))
        {
            var file = Path.Combine(folder, $"{name}.json");
            var outcome = await _stack.Functions.InvokeAsync(
                Function.Name, await File.ReadAllBytesAsync(file, CancellationToken.None), CancellationToken.None);
            var answer = JsonDocument.Parse(outcome.Payload).RootElement;
            Assert.Equal((name, status), (name, answer.GetProperty("statusCode").GetInt32()));
            Assert.Contains(text, answer.GetProperty("body").GetString(), StringComparison.Ordinal);
            // Only then does a second forged link make the function fetch the keys again.
            _time.Advance(SigningKeys.RefreshInterval);
        }
    }
}
