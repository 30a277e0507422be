using Amazon.CDK.AWS.IAM;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="QuoteWarehouse"/> needs.</summary>
internal sealed class QuoteWarehouseProps
{
    public required StageConfiguration Configuration { get; init; }

    /// <summary>The role that Redshift calls the digest function with.</summary>
    public required Role CallerRole { get; init; }
}
