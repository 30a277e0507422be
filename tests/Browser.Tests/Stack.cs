using WriteBackLambdas.Demo;

[assembly: AssemblyFixture(typeof(WriteBackLambdas.Browser.Tests.Stack))]
// One browser on two cores: what runs beside a test would only make it wait.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace WriteBackLambdas.Browser.Tests;

/// <summary>The local stack that every test shares; each test quotes rows of its own.</summary>
#pragma warning disable CA1711 // No Stack<T>.
public sealed class Stack : IAsyncLifetime
#pragma warning restore CA1711
{
    public DemoStack Local { get; private set; } = null!;

    internal TestWarehouse Warehouse => new(Local);

    public async ValueTask InitializeAsync() =>
        Local = await DemoStack.StartAsync(new DemoOptions { NodeModules = Repository.NodeModules }, CancellationToken.None);

    public ValueTask DisposeAsync() => Local.DisposeAsync();
}
