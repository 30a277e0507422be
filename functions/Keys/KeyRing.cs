using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>A secret's signing keys. The current one signs, and both verify; the previous one is null if there is none.</summary>
/// <param name="FetchedAt">When the fetch began: every key that made a link before is here, unless two rotations came between.</param>
/// <param name="IsComplete">False if there is a previous key that cannot be used, so a link that it made cannot be verified.</param>
public sealed record KeyRing(SigningKey Current, SigningKey? Previous, DateTimeOffset FetchedAt, bool IsComplete)
{
    /// <summary>The keys that verify.</summary>
    public IReadOnlyList<SigningKey> All => Previous is null ? [Current] : [Current, Previous];
}
