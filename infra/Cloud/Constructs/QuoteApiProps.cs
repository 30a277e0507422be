using Amazon.CDK.AWS.Lambda;
using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="QuoteApi"/> needs.</summary>
internal sealed class QuoteApiProps
{
    public required StageConfiguration Configuration { get; init; }

    public required Alias WriteBack { get; init; }
}
