using WriteBackLambdas.Demo;

[assembly: AssemblyFixture(typeof(WriteBackLambdas.EndToEnd.Tests.Stack))]

namespace WriteBackLambdas.EndToEnd.Tests;

/// <summary>The local stack that most tests share; each test quotes rows of its own.</summary>
public sealed class Stack : IAsyncLifetime
{
    public DemoStack Local { get; private set; } = null!;

    internal TestWarehouse Warehouse => new(Local);

    internal TestApi Api => new(Local.Api);

    public async ValueTask InitializeAsync() =>
        Local = await DemoStack.StartAsync(new DemoOptions { NodeModules = Repository.NodeModules }, CancellationToken.None);

    public ValueTask DisposeAsync() => Local.DisposeAsync();
}
