namespace WriteBackLambdas.Keys;

/// <summary>A signing key that cannot be had: the message names the secret, says what is wrong and what would be right.</summary>
public sealed class SigningKeyException(string message, Exception? cause = null) : Exception(message, cause);
