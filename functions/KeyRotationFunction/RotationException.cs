namespace WriteBackLambdas.KeyRotationFunction;

/// <summary>A step that cannot be taken; the message says why and contains no key.</summary>
public sealed class RotationException(string message) : Exception(message);
