using WriteBackLambdas.Demo;

namespace WriteBackLambdas.Support;

/// <summary>The same stack with quotes recorded in Aurora.</summary>
public sealed class AuroraStack : Stack
{
    protected override QuoteStore Store => QuoteStore.Aurora;
}
