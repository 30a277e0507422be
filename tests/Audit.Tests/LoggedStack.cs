using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Audit.Tests;

/// <summary>A stack whose log is kept. Each test records quotes of its own and asks for the differences of those only.</summary>
public sealed class LoggedStack : IAsyncLifetime
{
    private readonly StringWriter _log = new();

    public DemoStack Demo { get; private set; } = null!;

    public TestWarehouse Warehouse => new(Demo);

    public async ValueTask InitializeAsync() => Demo = await DemoStack.StartAsync(
        Stack.Options with { Log = TextWriter.Synchronized(_log) }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        await _log.DisposeAsync();
    }

    /// <summary>Records revision 1 of a new quote and returns its id.</summary>
    public async Task<string> RecordAsync(SourceRow? row = null, string? form = null)
    {
        var answer = await new TestApi(Demo.Api).PostAsync(await Warehouse.GenerateLinkAsync(row ?? new SourceRow()), form);
        return answer.QuoteId;
    }

    public async Task AcceptAsync(string quoteId)
    {
        var answer = await new TestApi(Demo.Api).PostAsync((await Warehouse.AcceptLinkAsync(quoteId))!, "note=agreed");
        Assert.Equal("accepted", answer.QuoteStatus);
    }

    /// <summary>Changes the history as the administrator.</summary>
    public Task ChangeAsync(string sql) => Warehouse.QueryAsync("admin", sql);

    /// <summary>The differences that name one of the quotes, without the quotes' ids.</summary>
    public async Task<string[]> DifferencesAsync(params string[] quoteIds)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, _log.ToString(), TestContext.Current.CancellationToken);
        var (exitCode, lines) = await Auditing.RunAsync(
            "--log", file, "--endpoint-url", Demo.AwsEndpoint.ToString(), "--region", DemoStack.Region,
            "--cluster", DemoStack.Cluster, "--database", "dev");
        File.Delete(file);
        Assert.True(exitCode is 0 or 1, string.Join('\n', lines));
        return
        [
            .. lines.Where(line => quoteIds.Any(id => line.Contains(id, StringComparison.Ordinal))).Select(line => quoteIds.Index()
                .Aggregate(line, (text, id) => text.Replace(id.Item, $"{(char)('A' + id.Index)}", StringComparison.Ordinal))),
        ];
    }
}
