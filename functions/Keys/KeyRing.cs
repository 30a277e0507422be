using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>A secret's signing keys. The current one signs, and both verify; the previous one is null if it was not fetched.</summary>
public sealed record KeyRing(SigningKey Current, SigningKey? Previous);
