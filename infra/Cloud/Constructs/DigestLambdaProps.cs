using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="DigestLambda"/> needs.</summary>
internal sealed class DigestLambdaProps
{
    public required StageConfiguration Configuration { get; init; }

    public required FunctionCode Code { get; init; }

    public required SigningKeySecret SigningKey { get; init; }
}
