using WriteBackLambdas.Demo;
using WriteBackLambdas.Quotes;

namespace WriteBackLambdas.Support;

/// <summary>The demo's stack that the tests of an assembly share. Each test quotes rows of its own.</summary>
public class Stack : IAsyncLifetime
{
    public DemoStack Demo { get; private set; } = null!;

    public TestWarehouse Warehouse => new(Demo);

    public TestApi Api => new(Demo.Api);

    protected virtual QuoteStore Store => QuoteStore.Redshift;

    public async ValueTask InitializeAsync()
    {
        Demo = await DemoStack.StartAsync(Options with { Store = Store }, CancellationToken.None);
        // Tests that run at the same time must not push each other's statements out of the log.
        Demo.Activities.Capacity = int.MaxValue;
    }

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A stack with all defaults.</summary>
    public static DemoOptions Options => new() { NodeModules = Repository.NodeModules };

    /// <summary>A file with a definition that has nothing in common with the sample's.</summary>
    public static string OrdersFile { get; } = Path.Combine(Repository.Root, "tests", "DemoSupport", "orders.json");

    public static QuoteDefinition Orders => QuoteDefinition.Load(File.ReadAllBytes(OrdersFile));
}
