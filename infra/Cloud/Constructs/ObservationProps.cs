using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="Observation"/> needs.</summary>
internal sealed class ObservationProps
{
    public required StageConfiguration Configuration { get; init; }

    public required DotnetFunction Digest { get; init; }

    public required DotnetFunction WriteBack { get; init; }

    public required QuoteApi Api { get; init; }
}
