namespace WriteBackLambdas.Emulator;

/// <summary>Another program listens on a port that a server needs.</summary>
public sealed class PortInUseException(int port, Exception cause)
    : Exception($"Port {port} is in use on 127.0.0.1.", cause);
