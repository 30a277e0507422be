using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>A secret's signing keys: the current one signs, and either one verifies. The previous key is null where there is none or where it is not loaded.</summary>
public sealed record KeyRing(SigningKey Current, SigningKey? Previous);
