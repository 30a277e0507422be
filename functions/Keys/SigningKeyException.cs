namespace WriteBackLambdas.Keys;

/// <summary>A signing key that cannot be fetched or is invalid; the message names the secret and says how to fix it.</summary>
public sealed class SigningKeyException(string message, Exception? cause = null) : Exception(message, cause);
