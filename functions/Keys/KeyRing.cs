using WriteBackLambdas.Signing;

namespace WriteBackLambdas.Keys;

/// <summary>
/// A secret's signing keys: the current one signs, and both verify. The previous key is null when there is none or it was not fetched.
/// </summary>
public sealed record KeyRing(SigningKey Current, SigningKey? Previous);
