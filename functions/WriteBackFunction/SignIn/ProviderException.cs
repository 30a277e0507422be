namespace WriteBackLambdas.WriteBackFunction.SignIn;

/// <summary>The provider cannot be reached or answers with an error of its own; the message says which and quotes nothing.</summary>
public sealed class ProviderException(string message, Exception? cause = null) : Exception(message, cause);
