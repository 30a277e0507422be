using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="WarehouseObjects"/> needs.</summary>
internal sealed class WarehouseObjectsProps
{
    public required StageConfiguration Configuration { get; init; }

    public required FunctionCode Code { get; init; }

    public required QuoteWarehouse Warehouse { get; init; }

    public required DigestLambda Digest { get; init; }

    public required WriteBackLambda WriteBack { get; init; }

    public required string ApiUrl { get; init; }
}
