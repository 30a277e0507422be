using WriteBackLambdas.Cloud.Configuration;

namespace WriteBackLambdas.Cloud.Constructs;

/// <summary>What <see cref="SigningKeySecret"/> needs.</summary>
internal sealed class SigningKeySecretProps
{
    public required StageConfiguration Configuration { get; init; }
}
