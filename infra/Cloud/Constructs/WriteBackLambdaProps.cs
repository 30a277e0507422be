using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="WriteBackLambda"/> needs.</summary>
internal sealed class WriteBackLambdaProps
{
    public required StageConfiguration Configuration { get; init; }

    public required FunctionCode Code { get; init; }

    public required SigningKeySecret SigningKey { get; init; }

    public required QuoteWarehouse Warehouse { get; init; }
}
