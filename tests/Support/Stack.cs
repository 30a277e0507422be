using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Support;

/// <summary>The demo's stack that the tests of an assembly share. Each test quotes rows of its own.</summary>
public sealed class Stack : IAsyncLifetime
{
    public DemoStack Demo { get; private set; } = null!;

    public TestWarehouse Warehouse => new(Demo);

    public TestApi Api => new(Demo.Api);

    public async ValueTask InitializeAsync() => Demo = await DemoStack.StartAsync(Options, CancellationToken.None);

    public ValueTask DisposeAsync() => Demo.DisposeAsync();

    /// <summary>A stack with all defaults.</summary>
    public static DemoOptions Options => new() { NodeModules = Repository.NodeModules };
}
