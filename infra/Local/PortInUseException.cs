namespace WriteBackLambdas.Local;

/// <summary>A port that the stack needs and somebody else has.</summary>
public sealed class PortInUseException(int port, Exception cause)
    : Exception($"Port {port} is in use on 127.0.0.1; choose another with --port (the AWS endpoints take the one after it).", cause);
